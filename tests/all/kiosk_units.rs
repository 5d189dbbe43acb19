//! The units of a public terminal: understood by systemd, closed as far as they can be, and run by a real one.

use needs::needs;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Each unit with the exposure that `systemd-analyze security` may find at most, of 10.
const UNITS: [(&str, Option<f64>); 4] = [
    ("groupfinder-kiosk.service", Some(0.5)),
    ("groupfinder-kiosk-graphical.service", Some(1.5)),
    ("groupfinder-sync.service", Some(1.5)),
    ("groupfinder-sync.timer", None),
];

fn unit(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kiosk").join(name)
}

fn analyze(arguments: &[&str]) -> String {
    let output = Command::new("systemd-analyze").args(arguments).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[needs("systemd-analyze")]
#[test]
fn systemd_understands_every_line_and_finds_little_exposed() {
    let dir = tempfile::tempdir().unwrap();
    for (name, _) in UNITS {
        // The programs are not installed on the machine that tests; everything else is as it is.
        let text = fs::read_to_string(unit(name)).unwrap();
        let text = text.replace("/usr/bin/groupfinder", "/bin/true").replace("/usr/bin/cage", "/bin/true");
        fs::write(dir.path().join(name), text).unwrap();
    }
    for (name, limit) in UNITS {
        let path = dir.path().join(name);
        let path = path.to_str().unwrap();
        let said = analyze(&["verify", "--man=no", path]);
        // What systemd before version 254 leaves out, by which restarts back off.
        let is_newer = |line: &&str| line.contains("'RestartSteps'") || line.contains("'RestartMaxDelaySec'");
        let ours: Vec<&str> =
            said.lines().filter(|line| line.contains("groupfinder") && !is_newer(line)).collect();
        assert!(ours.is_empty(), "{name}: {ours:?}");
        let Some(limit) = limit else { continue };
        let said = analyze(&["security", "--offline=yes", "--no-pager", path]);
        let overall = said.lines().find(|line| line.contains("Overall exposure")).unwrap_or_default();
        let number = overall.rsplit_once(": ").map_or("", |(_, rest)| rest).split(' ').next().unwrap();
        let exposure: f64 = number.parse().unwrap_or_else(|_| panic!("no number in {said}"));
        println!("{name}: exposure {exposure}");
        assert!(exposure <= limit, "{name}: {overall}");
    }
}

/// The lines by which the test's systemd is started: in namespaces of its own, on copies of /etc and /usr/bin.
const BOOT: &str = r#"
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system /run/lock /run/o/eu /run/o/ew /run/o/bu /run/o/bw
mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/o/eu,workdir=/run/o/ew /etc
mount -t overlay overlay -o lowerdir=/usr/bin,upperdir=/run/o/bu,workdir=/run/o/bw /usr/bin
echo 'groupfinder-kiosk:x:997:997::/nonexistent:/usr/sbin/nologin' >> /etc/passwd
echo 'groupfinder-kiosk:x:997:' >> /etc/group
mkdir -p /etc/groupfinder
printf 'demo = true\n' > /etc/groupfinder/kiosk.toml
install -m 755 "$BINARY" /usr/bin/groupfinder
cp "$UNITS/groupfinder-kiosk.service" /run/systemd/system/
mkdir /run/systemd/system/groupfinder-kiosk.service.d
printf '[Unit]\nDefaultDependencies=no\nConditionPathExists=\n[Service]\nTTYPath=%s\nDeviceAllow=%s rw\nStandardError=null\n' \
    "$TTY" "$TTY" > /run/systemd/system/groupfinder-kiosk.service.d/tty.conf
printf '[Unit]\nDefaultDependencies=no\nWants=groupfinder-kiosk.service\n' > /run/systemd/system/test.target
export container=other
exec /lib/systemd/systemd --system --unit=test.target --log-target=null --show-status=no
"#;

/// Processes of the unit that run now.
fn running() -> Vec<u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let ours = |pid: &u32| {
        let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        line.starts_with(b"/usr/bin/groupfinder\0--kiosk")
    };
    pids.filter(ours).collect()
}

fn wait_until<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// The unit of the console under systemd as the first process of its own namespaces, on a pseudo-terminal in place of
/// `tty1`: started as a user without rights, network or core files, and started again after `kill -9`.
#[test]
#[ignore = "needs root, systemd, overlay mounts and no other run beside it: cargo test --test all kiosk_units:: -- --ignored"]
fn a_real_systemd_runs_the_console() {
    assert!(running().is_empty(), "a terminal runs already");
    let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let tty = pair.master.tty_name().unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let shown = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let kept = std::sync::Arc::clone(&shown);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        loop {
            match reader.read(&mut bytes) {
                Ok(n) if n > 0 => kept.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..n])),
                // Between two runs the terminal is hung up.
                _ => thread::sleep(Duration::from_millis(20)),
            }
        }
    });
    let sees = |words: &str| shown.lock().unwrap().contains(words).then_some(());
    let mut boot = Command::new("unshare")
        .args([
            "--fork",
            "--pid",
            "--mount",
            "--mount-proc",
            "--ipc",
            "--uts",
            "--kill-child",
            "bash",
            "-c",
            BOOT,
        ])
        .env("BINARY", env!("CARGO_BIN_EXE_groupfinder"))
        .env("UNITS", unit(""))
        .env("TTY", &tty)
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    wait_until("the inviting screen", || sees("Trykk en tast"));
    let pid = running()[0];
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    for line in ["Uid:\t997\t997\t997\t997", "NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000"] {
        assert!(status.contains(line), "{line} is missing:\n{status}");
    }
    let interfaces = fs::read_to_string(format!("/proc/{pid}/net/dev")).unwrap();
    assert_eq!(interfaces.lines().skip(2).filter(|line| !line.contains("lo:")).count(), 0, "{interfaces}");
    writer.write_all(b"1\x03\x1a\x1c").unwrap();
    wait_until("the first question", || sees("What is it about?"));
    assert_eq!(running(), [pid], "the keyboard does not end it");
    for signal in ["KILL", "TERM"] {
        shown.lock().unwrap().clear();
        let before = running();
        let done = Command::new("kill").args(["-s", signal, &before[0].to_string()]).status().unwrap();
        assert!(done.success());
        wait_until("the inviting screen again", || sees("Trykk en tast"));
        assert_ne!(running(), before, "{signal}");
    }
    boot.kill().unwrap();
    boot.wait().unwrap();
    wait_until("the end", || running().is_empty().then_some(()));
}

/// A terminal that fails at every start shows its code for a minute (`kiosk_pty::what_is_wrong_is_a_sentence...`); what
/// ends without a word, as a program that is missing, is started again at growing intervals and never given up.
#[test]
fn restarts_back_off_and_never_end() {
    for name in ["groupfinder-kiosk.service", "groupfinder-kiosk-graphical.service"] {
        let text = fs::read_to_string(unit(name)).unwrap();
        let value = |key: &str| {
            let found = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            found.unwrap_or_else(|| panic!("{key} is not in {name}")).to_owned()
        };
        assert_eq!((value("Restart").as_str(), value("StartLimitIntervalSec").as_str()), ("always", "0"));
        let [first, steps, most] = ["RestartSec", "RestartSteps", "RestartMaxDelaySec"].map(|key| {
            let number: u32 = value(key).parse().unwrap();
            number
        });
        assert!(first < most && most <= 30 && steps > 0, "{name}: a visitor waits {first} to {most} s");
    }
}

#[test]
fn the_recipe_names_every_file_and_every_code() {
    let recipe = fs::read_to_string(unit("README.md")).unwrap();
    for entry in fs::read_dir(unit("")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let ending = name.rsplit('.').next().unwrap().to_owned();
        assert!(
            name == "README.md" || recipe.contains(&name) || ending == "timer",
            "{name} is not in the recipe"
        );
    }
    for code in 1..=5 {
        assert!(recipe.contains(&format!("| K{code} |")), "K{code}");
    }
}
