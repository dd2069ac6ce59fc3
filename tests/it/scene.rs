//! The scene: colours, camera, routes, labels, picking, and the picture as text and as SVG.

mod camera;
mod colors;
mod dates;
mod demo;
mod detail;
mod hulls;
mod labels;
mod paper;
mod picking;
mod pictures;
mod raster;
mod routes;
mod sample;
mod timeline;
