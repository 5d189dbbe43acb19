//! Standard input and output that another program left in non-blocking mode: where the system says "not now", the
//! program waits until it is possible instead of losing the rest.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;

/// A file whose readings and writings wait, whatever mode it is in. It keeps nothing back: what is written is out.
#[derive(Debug)]
pub struct WaitingIo<F>(F);

impl<F: AsFd> WaitingIo<F> {
    /// Readings and writings of `file`.
    pub fn new(file: F) -> Self {
        Self(file)
    }

    fn wait_for(&self, what: PollFlags) -> io::Result<()> {
        match poll(&mut [PollFd::new(&self.0, what)], None) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl<F: AsFd> Read for WaitingIo<F> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            match rustix::io::read(&self.0, &mut *bytes) {
                Ok(n) => return Ok(n),
                Err(Errno::AGAIN) => self.wait_for(PollFlags::IN)?,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl<F: AsFd> Write for WaitingIo<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(&self.0, bytes) {
                Ok(n) => return Ok(n),
                Err(Errno::AGAIN) => self.wait_for(PollFlags::OUT)?,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::fs::{OFlags, fcntl_setfl};
    use std::thread;

    #[test]
    fn nothing_is_lost_in_a_pipe_that_does_not_block() {
        let (reader, writer) = io::pipe().unwrap();
        for end in [reader.as_fd(), writer.as_fd()] {
            fcntl_setfl(end, OFlags::NONBLOCK).unwrap();
        }
        // More than any pipe holds, so that both ends must wait.
        let text = b"self-help ".repeat(200_000);
        let wanted = text.clone();
        let sender = thread::spawn(move || WaitingIo::new(writer).write_all(&text));
        let mut got = Vec::new();
        WaitingIo::new(reader).read_to_end(&mut got).unwrap();
        sender.join().unwrap().unwrap();
        assert!(got == wanted, "{} of {} bytes", got.len(), wanted.len());
    }
}
