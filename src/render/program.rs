//! A linked shader program: compiled with the view's prelude, its uniforms by name.

use web_sys::{WebGl2RenderingContext as Gl, WebGlProgram, WebGlShader, WebGlUniformLocation};

use super::RenderError;
use super::view::{View, ViewUniforms, prelude};

/// A program and the uniforms of the view in it.
#[derive(Debug)]
pub(super) struct Program {
    program: WebGlProgram,
    view: ViewUniforms,
}

impl Program {
    /// Compiles and links; both sources are without version and prelude.
    ///
    /// # Errors
    /// Where the driver refuses a shader, or the context is lost.
    pub fn new(gl: &Gl, name: &'static str, vertex: &str, fragment: &str) -> Result<Self, RenderError> {
        let program = gl.create_program().ok_or(RenderError::Lost)?;
        let shaders =
            [compile(gl, name, Gl::VERTEX_SHADER, vertex)?, compile(gl, name, Gl::FRAGMENT_SHADER, fragment)?];
        for shader in &shaders {
            gl.attach_shader(&program, shader);
        }
        gl.link_program(&program);
        for shader in &shaders {
            gl.delete_shader(Some(shader));
        }
        if gl.is_context_lost() {
            return Err(RenderError::Lost);
        }
        if gl.get_program_parameter(&program, Gl::LINK_STATUS).as_bool() != Some(true) {
            let log = gl.get_program_info_log(&program).unwrap_or_default();
            return Err(RenderError::Refused { what: name, log });
        }
        let view = ViewUniforms::of(gl, &program);
        Ok(Self { program, view })
    }

    /// Where a uniform is; `None` where the shaders do not use it.
    pub fn uniform(&self, gl: &Gl, name: &str) -> Option<WebGlUniformLocation> {
        gl.get_uniform_location(&self.program, name)
    }

    /// Makes this the program that draws, with this view.
    pub fn begin(&self, gl: &Gl, view: &View) {
        gl.use_program(Some(&self.program));
        self.view.set(gl, view);
    }
}

fn compile(gl: &Gl, name: &'static str, kind: u32, source: &str) -> Result<WebGlShader, RenderError> {
    let shader = gl.create_shader(kind).ok_or(RenderError::Lost)?;
    gl.shader_source(&shader, &format!("{}{source}", prelude()));
    gl.compile_shader(&shader);
    if gl.is_context_lost() {
        return Err(RenderError::Lost);
    }
    if gl.get_shader_parameter(&shader, Gl::COMPILE_STATUS).as_bool() == Some(true) {
        Ok(shader)
    } else {
        let log = gl.get_shader_info_log(&shader).unwrap_or_default();
        Err(RenderError::Refused { what: name, log })
    }
}
