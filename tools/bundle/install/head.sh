#!/bin/sh
# Linli @version@ for linux-@arch@. Everything it needs is inside; no network is asked.
#
#   sh linli-@version@-linux-@arch@.run                     as root: installs the service "linli"
#   sh linli-@version@-linux-@arch@.run --to FOLDER         as anybody: everything below FOLDER, no service
#   sh linli-@version@-linux-@arch@.run --check             only looks whether this file is whole and this machine will do
#
#   --cert FILE --key FILE [--port 443]   https of its own, on IPv4 and IPv6
#   --proxy https://linli.example.cn      behind a proxy that has the certificate (http on 127.0.0.1:3000)
#   --no-start                            does not start the service
set -eu
umask 022
LC_ALL=C
export LC_ALL

version=@version@
arch=@arch@
print=@print@
sum=@sum@
line=@line@

me=$0
to='' cert='' key='' port='' proxy='' start=yes only=''

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
value() { [ $# -ge 2 ] && [ -n "$2" ] || stop "$1 needs a value."; }

while [ $# -gt 0 ]; do
  case $1 in
    --to) value "$@"; to=$2; shift 2 ;;
    --cert) value "$@"; cert=$2; shift 2 ;;
    --key) value "$@"; key=$2; shift 2 ;;
    --port) value "$@"; port=$2; shift 2 ;;
    --proxy) value "$@"; proxy=$2; shift 2 ;;
    --no-start) start=no; shift ;;
    --check) only=check; shift ;;
    -h | --help) sed -n '2,11s/^# \{0,1\}//p' "$me"; exit 0 ;;
    *) stop "\"$1\" is not understood; --help says what is." ;;
  esac
done

# What must be so before anything is written.
[ "$(tail -n +"$line" "$me" | sha256sum | cut -d ' ' -f 1)" = "$sum" ] ||
  stop "This file is not whole: copy it again, and compare it with its .sha256."
case $(uname -s)-$(uname -m) in
  Linux-x86_64) here=x64 ;;
  Linux-aarch64 | Linux-arm64) here=arm64 ;;
  *) here=$(uname -s)-$(uname -m) ;;
esac
[ "$here" = "$arch" ] || stop "This file is for linux-$arch, and this machine is $here."
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2) || glibc=''
[ -n "$glibc" ] || stop "This system has no glibc (musl, as Alpine has, will not do)."
[ "$(printf '%s\n' 2.28 "$glibc" | sort -V | head -n 1)" = 2.28 ] ||
  stop "This system has glibc $glibc; 2.28 or newer is needed."
if [ "$only" = check ]; then
  say "Whole, and this machine will do: Linli $version for linux-$arch, glibc $glibc."
  exit 0
fi
[ -z "$cert$key" ] || { [ -n "$cert" ] && [ -n "$key" ]; } || stop "--cert and --key come together."
[ -z "$cert" ] || [ -z "$proxy" ] || stop "Either a certificate of its own or a proxy."
for file in $cert $key; do [ -r "$file" ] || stop "$file cannot be read."; done

if [ -n "$to" ]; then
  mkdir -p "$to"
  to=$(cd "$to" && pwd -P)
  programs=$to settings=$to/linli.env tls=$to/tls data=$to/data account='' service=''
else
  [ "$(id -u)" = 0 ] || stop "Run it as root for the service, or with --to FOLDER as yourself."
  programs=/opt/linli settings=/etc/linli/linli.env tls=/etc/linli/tls data=/var/lib/linli/data account=linli
  service=/etc/systemd/system
fi
home=$programs/linli-$version

# The program: never written over.
if [ -e "$home" ]; then
  grep -qs "\"print\": \"$print\"" "$home/bundle.json" ||
    stop "$home is there already and is not this one: nothing was written over. Move it away first."
  say "Linli $version is in $home already."
else
  draft=$programs/.unpacking-$$
  trap 'rm -rf "$draft"' EXIT
  trap 'exit 1' INT TERM HUP
  mkdir -p "$draft"
  tail -n +"$line" "$me" | tar -xz --no-same-owner -f - -C "$draft"
  "$draft/linli-$version/node/bin/node" -e 0 || stop "The program does not run on this machine (see above); nothing was installed."
  mv "$draft/linli-$version" "$home"
  rmdir "$draft"
  trap - EXIT
  say "Linli $version lies in $home."
fi

first=yes
[ ! -e "$programs/current" ] || first=no
export version programs settings tls data account service home first start cert key port proxy
exec sh "$home/install/install.sh"
