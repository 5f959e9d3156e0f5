"""Cases of what the file system brings: links, pipes, locks, odd names."""
import os
import socket

from labels import A, B, CLEAN, IGNORED, REJECTED, ROW, WARNED, case, voc


def pipe(path):
    os.mkfifo(path)


def loop(path):
    os.symlink(os.path.basename(path), path)


def folder(path):
    os.mkdir(path)


def nowhere(path):
    os.symlink("/nonexistent/label.xml", path)


def outside(path):
    root = os.path.abspath(os.path.join(os.path.dirname(path), "..", ".."))
    target = os.path.join(root, "outside" + os.path.splitext(path)[1])
    with open(target, "wb") as file:
        file.write(voc(A, B))
    os.symlink(target, path)


def inside(path):
    os.symlink("sound.xml", path)


def plug(path):
    """A socket; its path must be short, so it is bound from its folder."""
    here = os.getcwd()
    os.chdir(os.path.dirname(path))
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(os.path.basename(path))
    os.chdir(here)


def locked(path):
    with open(path, "wb") as file:
        file.write(voc(A, B))
    os.chmod(path, 0)


def folder_loop(path):
    os.symlink(".", os.path.join(os.path.dirname(path), "again"))


def backups(path):
    for name in (path + "~", path + ".bak", os.path.join(os.path.dirname(path), ".hostile.xml.swp")):
        with open(name, "wb") as file:
            file.write(voc(A, B))


def two_cases(path):
    for name in ("hostile.xml", "HOSTILE.xml"):
        with open(os.path.join(os.path.dirname(path), name), "wb") as file:
            file.write(voc(A, B, name=name.replace("xml", "png")))


def nothing(path):
    os.remove(os.path.join(os.path.dirname(path), "sound.txt"))


case("fs_pipe", "voc", pipe, REJECTED, 0, special=True)
case("fs_link_loop", "voc", loop, REJECTED, 0, special=True)
case("fs_link_nowhere", "voc", nowhere, REJECTED, 0, special=True)
case("fs_folder_named_label", "voc", folder, IGNORED, 0, special=True)
case("fs_socket", "voc", plug, REJECTED, 0, special=True)
# Links that leave the dataset are never opened; those that don't are files like others.
case("fs_link_outside", "voc", outside, REJECTED, 0, special=True)
case("fs_link_inside", "voc", inside, WARNED, 2, special=True)
# What can't be opened leaves the run incomplete: status 2.
case("fs_locked", "voc", locked, REJECTED, 0, special=True, exits=[2], needs="no right to open what is locked")
case("fs_folder_loop", "voc", folder_loop, IGNORED, 0, special=True)
case("fs_backups", "voc", backups, IGNORED, 0, special=True)
case("fs_two_cases", "voc", two_cases, REJECTED, 4, special=True)
case("fs_no_labels", "kitti", nothing, IGNORED, 0, special=True, exits=[2], stops=True)
case("fs_name_not_utf8", "kitti", ROW, CLEAN, 1, file=os.fsdecode(b"\xff\xe4"))
case("fs_name_of_two_lines", "kitti", ROW, CLEAN, 1, file="a\nb")
case("fs_name_with_blank", "voc", voc(A, B, name="a b.png"), CLEAN, 2, file="a b")
case("fs_name_in_letters", "voc", voc(A, B, name="\u00fc\u00f1\u00ee.png"), CLEAN, 2, file="\u00fc\u00f1\u00ee")
