// In a layout worker: becomes the module that the page has compiled and posts here. In a page: nothing.
if (typeof document === "undefined") {
  addEventListener("message", ({ data: [glue, module] }) => {
    // A failure must reach the page as an error event, which a rejected promise does not.
    import(glue).then(({ initSync }) => initSync({ module })).catch(reportError);
  }, { once: true });
}
