#!/usr/bin/env bash
# Installs a .deb in a clean Debian, searches with it in the window and on the command line as an
# ordinary user with an empty home, packs the run and opens the pack, removes it, and tells what is
# left.
# Needs root, debootstrap, Xvfb, xdotool and ImageMagick here; nothing of them goes into that Debian.
# usage: try-deb.sh FILE.deb FOLDER
set -euo pipefail
deb=$(realpath "$1")
work=$(realpath -m "$2")
root=$work/root
screen=:78
mkdir -p "$work"

if [ ! -d "$root/etc" ]; then
  debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > "$work/debootstrap.log"
  chroot "$root" useradd --create-home --shell /bin/bash maria
fi
rm -rf "$root/home/maria" "$root/tmp/rehearsed"
chroot "$root" install -d -o maria -g maria /home/maria
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
Xvfb $screen -screen 0 1280x800x24 2> "$work/xvfb.log" &
xvfb=$!
trap 'kill $xvfb; umount "$root/proc" "$root/dev"' EXIT

as_maria() {
  chroot "$root" su - maria -c "export DISPLAY=$screen; $1"
}
files() {
  chroot "$root" find / -xdev -not -path '/proc/*' -not -path '/dev/*' -not -path '/tmp/*' \
    -not -path '/var/lib/dpkg/*' -not -path '/var/log/*' -not -path '/var/cache/*' -not -path '/var/lib/apt/*' | sort
}
screenshot() {
  import -display $screen -window root "$work/$1.png"
}

# What the package needs comes first, so that afterwards only the package itself is told of.
cp "$deb" "$root/root/studio.deb"
chroot "$root" apt-get update -qq
chroot "$root" dpkg -i /root/studio.deb > "$work/dpkg-without.log" 2>&1 || true
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -qq -y --fix-broken --no-install-recommends > "$work/apt.log" 2>&1
chroot "$root" dpkg --purge evosearch-studio > /dev/null
files > "$work/before.txt"
chroot "$root" dpkg -i /root/studio.deb

echo "--- the start-up cache: Java ends with an error where it cannot use it"
as_maria 'JAVA_TOOL_OPTIONS=-XX:AOTMode=on evosearch --version'

echo "--- the command line"
as_maria 'evosearch --version; evosearch doctor
  assets=/opt/evosearch-studio/lib/app/assets
  evosearch run --model $assets/models/scenes --reward $assets/rewards/scene-clip --steps 8 --nfe-budget 160 \
    --prompt "a red star above a blue circle at night" --seed 7 --out first.evorun' 2>&1 | tail -n 40

echo "--- the window"
as_maria 'evosearch-studio' > "$work/window.log" 2>&1 &
window=$(timeout 120 env DISPLAY=$screen xdotool search --sync --onlyvisible --name '^EvoSearch Studio$' | head -n 1)
sleep 15
screenshot opened
DISPLAY=$screen xdotool windowfocus "$window" key F5
for _ in $(seq 120); do
  sleep 5
  run=$(find "$root/home/maria/EvoSearch" -name '*.evorun' 2> /dev/null | head -n 1)
  if [ -n "$run" ] && as_maria "evosearch show '${run#"$root"}' --json" 2> /dev/null | grep -q '"DONE"'; then
    break
  fi
done
sleep 5
screenshot searched
DISPLAY=$screen xdotool windowfocus "$window" key ctrl+q
wait %2 || true
cat "$work/window.log"

echo "--- the type of a pack"
grep evopack "$root/usr/share/mime/globs2" || echo "no database of MIME types here"
if [ -x "$root/usr/bin/xdg-mime" ]; then
  as_maria 'xdg-mime query default application/x-evosearch-pack'
fi

echo "--- the run packed, and the pack opened in the window as by a double click"
as_maria "evosearch pack '${run#"$root"}' --out shared.evopack"
as_maria 'evosearch-studio shared.evopack' >> "$work/window.log" 2>&1 &
opening=$!
window=$(timeout 120 env DISPLAY=$screen xdotool search --sync --onlyvisible --name '^EvoSearch Studio$' | head -n 1)
for _ in $(seq 24); do
  sleep 5
  if [ -d "${run%.evorun}-2.evorun" ]; then
    break
  fi
done
sleep 5
screenshot unpacked
DISPLAY=$screen xdotool windowfocus "$window" key ctrl+q
wait $opening || true
as_maria "evosearch show '${run#"$root"}'" > "$work/shown.txt"
twin=${run%.evorun}-2.evorun
as_maria "evosearch show '${twin#"$root"}'" | sed 's/-2\.evorun/.evorun/' | diff "$work/shown.txt" - && echo "the same run"

echo "--- a rehearsal"
as_maria 'evosearch-studio --rehearsal --runs=/tmp/rehearsed'

echo "--- what lies in the home folder"
chroot "$root" find /home/maria -not -path '*.evorun/*' -newer /root/studio.deb | sort

echo "--- what is left once it is removed"
chroot "$root" dpkg --purge evosearch-studio
files > "$work/after.txt"
comm -13 "$work/before.txt" "$work/after.txt" | grep -v '\.evorun/'
