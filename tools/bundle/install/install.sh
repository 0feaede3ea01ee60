#!/bin/sh
# Around the unpacked program: account, folders, settings, service. Started by the file it came in, which exports what
# stands below; may be run again, and writes over nothing that somebody changed.
set -eu
: "$version" "$programs" "$settings" "$data" "$home" "$first"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
# The service's account reads it, nobody else.
shared() { [ -z "$account" ] || chown "root:$account" "$@"; }

if [ -n "$account" ] && ! id "$account" >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/linli --no-create-home --shell /sbin/nologin "$account"
  say "The account \"$account\" was made; nobody signs in with it."
fi

umask 077
if [ ! -d "$data" ]; then
  mkdir -p "$data"
  if [ -n "$account" ]; then
    chmod 755 "$(dirname "$data")"
    chown "$account:$account" "$data"
  fi
fi

if [ -n "$cert" ]; then
  mkdir -p "$tls"
  chmod 750 "$tls" && shared "$tls"
  cp "$cert" "$tls/cert.pem.new" && cp "$key" "$tls/key.pem.new"
  chmod 640 "$tls/cert.pem.new" "$tls/key.pem.new" && shared "$tls/cert.pem.new" "$tls/key.pem.new"
  mv "$tls/key.pem.new" "$tls/key.pem" && mv "$tls/cert.pem.new" "$tls/cert.pem"
  say "Certificate and key were copied to $tls."
fi

# One setting of a new file; a line that is there as a remark is put in force.
set_to() { sed -i "s|^#\{0,1\}$1=.*|$1=$2|" "$settings"; }
if [ ! -e "$settings" ]; then
  mkdir -p "$(dirname "$settings")"
  [ -z "$account" ] || chmod 755 "$(dirname "$settings")"
  cp "$home/install/linli.env" "$settings"
  chmod 640 "$settings" && shared "$settings"
  set_to LINLI_VAR "$data"
  if [ -n "$cert" ]; then
    set_to HOST ::
    set_to PORT "${port:-443}"
    set_to LINLI_TLS_CERT "$tls/cert.pem"
    set_to LINLI_TLS_KEY "$tls/key.pem"
  elif [ -n "$proxy" ]; then
    set_to LINLI_PUBLIC_URL "$proxy"
    set_to TRUST_PROXY 1
  fi
  [ -n "$cert" ] || [ -z "$port" ] || set_to PORT "$port"
  say "The settings are in $settings."
else
  say "The settings in $settings stay as they are."
fi

[ "$first" = no ] || ln -s "$home" "$programs/current"
before=$(readlink "$programs/current")

if [ -n "$service" ]; then
  mkdir -p "$service" /usr/local/bin
  for unit in linli.service linli@.service; do
    # Its own of an earlier release is replaced; one that somebody changed is kept.
    if [ ! -e "$service/$unit" ] || cmp -s "$service/$unit" "$before/install/$unit"; then
      cp "$home/install/$unit" "$service/$unit"
      chmod 644 "$service/$unit"
    elif ! cmp -s "$service/$unit" "$home/install/$unit"; then
      say "$service/$unit was changed here and is kept; the new one is $home/install/$unit."
    fi
  done
  [ -e /usr/local/bin/linli ] || ln -s "$programs/current/bin/linli" /usr/local/bin/linli
fi

# Labels of SELinux, where there is any.
if [ -n "$service" ] && command -v restorecon >/dev/null; then restorecon -R "$programs" "$data" "$(dirname "$settings")" || :; fi

command="$programs/current/bin/linli"
[ -z "$service" ] || command=linli
if [ "$before" != "$home" ]; then
  say "
$before is in use. To go on with $version, with a backup and a way back:
  $command upgrade $home"
  exit 0
fi
if [ -n "$service" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  if [ "$start" = yes ]; then
    systemctl enable --now linli.service
    say "The service runs; journalctl -u linli shows what it says."
  else
    say "Start it with: systemctl enable --now linli"
  fi
elif [ -n "$service" ]; then
  say "There is no systemd here. Start it with: linli"
else
  say "Start it with: $command"
fi
say "
A county begins with the folder of its places:  $command county new FOLDER
Where one reads \"npm run NAME -- …\" it is here:  $command NAME …
The guide of administrators: $programs/current/docs/guide/administrator.md"
