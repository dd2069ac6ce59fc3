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

/// A program that the driver is still compiling. Asking it anything would wait for that, so nothing is asked before
/// the first marks are drawn; meanwhile the page and the layout get on.
#[derive(Debug)]
pub(super) struct Linking {
    name: &'static str,
    program: WebGlProgram,
    shaders: [WebGlShader; 2],
}

impl Linking {
    /// Has both sources, which are without version and prelude, compiled and linked.
    ///
    /// # Errors
    /// Where the context is lost.
    pub fn start(gl: &Gl, name: &'static str, vertex: &str, fragment: &str) -> Result<Self, RenderError> {
        let program = gl.create_program().ok_or(RenderError::Lost)?;
        let shaders = [compile(gl, Gl::VERTEX_SHADER, vertex)?, compile(gl, Gl::FRAGMENT_SHADER, fragment)?];
        for shader in &shaders {
            gl.attach_shader(&program, shader);
        }
        gl.link_program(&program);
        Ok(Self { name, program, shaders })
    }

    /// The program, once the driver is done with it: waits for that.
    ///
    /// # Errors
    /// Where the driver refuses a shader, or the context is lost.
    pub fn finish(self, gl: &Gl) -> Result<Program, RenderError> {
        if gl.is_context_lost() {
            return Err(RenderError::Lost);
        }
        if gl.get_program_parameter(&self.program, Gl::LINK_STATUS).as_bool() != Some(true) {
            let logs = self.shaders.iter().map(|shader| gl.get_shader_info_log(shader));
            let logs: Vec<String> = logs.chain([gl.get_program_info_log(&self.program)]).flatten().collect();
            return Err(RenderError::Refused { what: self.name, log: logs.concat() });
        }
        for shader in &self.shaders {
            gl.delete_shader(Some(shader));
        }
        let view = ViewUniforms::of(gl, &self.program);
        Ok(Program { program: self.program, view })
    }
}

impl Program {
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

fn compile(gl: &Gl, kind: u32, source: &str) -> Result<WebGlShader, RenderError> {
    let shader = gl.create_shader(kind).ok_or(RenderError::Lost)?;
    gl.shader_source(&shader, &format!("{}{source}", prelude()));
    gl.compile_shader(&shader);
    Ok(shader)
}
