//! A linked shader program: compiled with the view's prelude, its uniforms by name.

use web_sys::{WebGl2RenderingContext as Gl, WebGlProgram, WebGlShader, WebGlUniformLocation};

use super::RenderError;
use super::view::{View, ViewUniforms, prelude};

/// A program. The driver compiles it from the start on; asking it anything would wait for that, so nothing is asked
/// before the program first draws: meanwhile the page and the layout get on, and a picture without, say, arrowheads
/// never waits for those.
#[derive(Debug)]
pub(super) struct Program {
    name: &'static str,
    program: WebGlProgram,
    /// Until it first draws.
    shaders: Option<[WebGlShader; 2]>,
    view: Option<ViewUniforms>,
    names: &'static [&'static str],
    own: Vec<Option<WebGlUniformLocation>>,
}

impl Program {
    /// Has both sources, which are without version and prelude, compiled and linked; `uniforms` are those that only this
    /// program has.
    ///
    /// # Errors
    /// Where the context is lost.
    pub fn start(
        gl: &Gl,
        name: &'static str,
        [vertex, fragment]: [&str; 2],
        uniforms: &'static [&'static str],
    ) -> Result<Self, RenderError> {
        let program = gl.create_program().ok_or(RenderError::Lost)?;
        let shaders = [compile(gl, Gl::VERTEX_SHADER, vertex)?, compile(gl, Gl::FRAGMENT_SHADER, fragment)?];
        for shader in &shaders {
            gl.attach_shader(&program, shader);
        }
        gl.link_program(&program);
        Ok(Self { name, program, shaders: Some(shaders), view: None, names: uniforms, own: Vec::new() })
    }

    /// Makes this the program that draws, with this view: the first time it waits for the driver.
    ///
    /// # Errors
    /// Where the driver refuses a shader, or the context is lost.
    pub fn begin(&mut self, gl: &Gl, view: &View) -> Result<(), RenderError> {
        if let Some(shaders) = self.shaders.take() {
            self.finish(gl, &shaders)?;
        }
        gl.use_program(Some(&self.program));
        if let Some(uniforms) = &self.view {
            uniforms.set(gl, view);
        }
        Ok(())
    }

    /// Where its own uniform of this number is, once it has begun; `None` where the shaders do not use it.
    pub fn own(&self, number: usize) -> Option<&WebGlUniformLocation> {
        self.own.get(number).and_then(Option::as_ref)
    }

    fn finish(&mut self, gl: &Gl, shaders: &[WebGlShader; 2]) -> Result<(), RenderError> {
        if gl.is_context_lost() {
            return Err(RenderError::Lost);
        }
        if gl.get_program_parameter(&self.program, Gl::LINK_STATUS).as_bool() != Some(true) {
            let logs = shaders.iter().map(|shader| gl.get_shader_info_log(shader));
            let logs: Vec<String> = logs.chain([gl.get_program_info_log(&self.program)]).flatten().collect();
            return Err(RenderError::Refused { what: self.name, log: logs.concat() });
        }
        for shader in shaders {
            gl.delete_shader(Some(shader));
        }
        self.view = Some(ViewUniforms::of(gl, &self.program));
        self.own = self.names.iter().map(|name| gl.get_uniform_location(&self.program, name)).collect();
        Ok(())
    }
}

fn compile(gl: &Gl, kind: u32, source: &str) -> Result<WebGlShader, RenderError> {
    let shader = gl.create_shader(kind).ok_or(RenderError::Lost)?;
    gl.shader_source(&shader, &format!("{}{source}", prelude()));
    gl.compile_shader(&shader);
    Ok(shader)
}
