#!/usr/bin/env bash
# 在一台机器上，用网络命名空间起一个小集群来试：三台数据库（PostgreSQL + Patroni + etcd）、
# 一台缓存（Redis）、两台网站，前面一个入口（HAProxy）。只用来试验，不是装机脚本；
# 真机器各自的配置就是旁边的 patroni.yml、haproxy.cfg。
#
# root 运行；Debian 12 要先装：
#   apt-get install etcd-server etcd-client haproxy postgresql-15 redis-server iproute2 python3-venv
# 用法：deploy/cluster/cluster.sh 命令
#   up                 全部起来，网站在 http://10.77.0.1:8080/
#   down               全部停下，数据删掉
#   status             谁是主库，各台落后多少
#   primary            主库的名字
#   env                对它运行命令要的环境变量
#   kill NAME [WORD]   这台机器上的进程（或只是命令行里有 WORD 的）一律 kill -9
#   start NAME         这台机器重新开机
#   cut NAME, join NAME  拔掉、插上这台的网线
set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
DIR=${CLUSTER_DIR:-/var/tmp/jianbao-cluster}
BIN=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
NET=10.77.0
BRIDGE=jianbao0
DATABASES="db1 db2 db3"
WEBS="web1 web2"
AS_POSTGRES=(setpriv --reuid postgres --regid postgres --init-groups)
declare -A IP=([db1]=$NET.11 [db2]=$NET.12 [db3]=$NET.13 [cache]=$NET.21 [web1]=$NET.31 [web2]=$NET.32)

inside() { local name=$1; shift; ip netns exec "jianbao-$name" "$@"; }
secret() { cat "$DIR/secrets/$1"; }

# 在一台机器（host：外面）的后台起一个进程，输出进日志；脚本结束它还在。
background() {
    local log=$1 name=$2; shift 2
    [ "$name" = host ] || set -- ip netns exec "jianbao-$name" "$@"
    setsid "$@" >>"$DIR/log/$log" 2>&1 </dev/null &
}

wait_for() {
    local seconds=$1 what=$2; shift 2
    for _ in $(seq "$((seconds * 2))"); do "$@" >/dev/null 2>&1 && return; sleep 0.5; done
    echo "等了 $seconds 秒，$what 还没有起来，看 $DIR/log" >&2
    exit 1
}

network() {
    ip link add $BRIDGE type bridge
    ip addr add $NET.1/24 dev $BRIDGE
    ip link set $BRIDGE up
    for name in "${!IP[@]}"; do
        ip netns add "jianbao-$name"
        ip link add "jb-$name" type veth peer name eth0 netns "jianbao-$name"
        ip link set "jb-$name" master $BRIDGE up
        inside "$name" ip addr add "${IP[$name]}/24" dev eth0
        inside "$name" ip link set eth0 up
        inside "$name" ip link set lo up
        inside "$name" ip route add default via $NET.1
    done
}

prepare() {
    mkdir -p "$DIR"/{log,secrets,conf}
    chmod 700 "$DIR/secrets"
    for name in password key; do
        [ -e "$DIR/secrets/$name" ] || (umask 077; openssl rand -hex 32 >"$DIR/secrets/$name")
    done
    if [ ! -e "$DIR/patroni/ready" ]; then
        # Debian 自己的：root 家里的 Python，postgres 用不了。
        /usr/bin/python3 -m venv "$DIR/patroni"
        PIP_USER=0 "$DIR/patroni/bin/pip" install -qq --require-hashes -r "$ROOT/requirements-cluster.txt"
        touch "$DIR/patroni/ready"
    fi
    for name in $DATABASES; do
        mkdir -p "$DIR/$name"
        fill patroni.yml "$name"
        chown -R postgres: "$DIR/$name" "$DIR/conf/patroni.yml.$name"
        chmod 700 "$DIR/$name" "$DIR/conf/patroni.yml.$name"
    done
    for name in $WEBS front; do fill haproxy.cfg "$name"; done
    fill front.cfg front
}

# conf/FILE.NAME：模板里的 @…@ 换成这台机器的。
fill() {
    local file=$1 name=$2 bind=127.0.0.1 servers= etcd=
    [ "$name" = front ] && bind=$NET.1
    for each in $DATABASES; do
        etcd+="${etcd:+, }\"${IP[$each]}:2379\""
        [ "$file" = haproxy.cfg ] && servers+="    server $each ${IP[$each]}:5432 check\\n"
    done
    [ "$file" = front.cfg ] && for each in $WEBS; do servers+="    server $each ${IP[$each]}:8000\\n"; done
    sed -e "s|@NODE@|$name|; s|@IP@|${IP[$name]:-}|; s|@DIR@|$DIR|; s|@BIN@|$BIN|; s|@NET@|$NET.0/24|" \
        -e "s|@ETCD@|$etcd|; s|@PASSWORD@|$(secret password)|; s|@BIND@|$bind|; s|@SERVERS@|$servers|" \
        "$HERE/$file" >"$DIR/conf/$file.$name"
}

start() {
    case $1 in
    db*) start_database "$1" ;;
    cache) background cache cache redis-server --bind "${IP[cache]}" --protected-mode no \
        --save "" --maxmemory 128mb --maxmemory-policy allkeys-lru --dir "$DIR" ;;
    web*) start_web "$1" ;;
    front)
        background front host haproxy -db -f "$DIR/conf/haproxy.cfg.front"
        echo $! >"$DIR/front.pid"
        background front host haproxy -db -f "$DIR/conf/front.cfg.front"
        echo $! >>"$DIR/front.pid" ;;
    esac
}

start_database() {
    local name=$1 cluster= own=${IP[$1]}
    for each in $DATABASES; do cluster+="${cluster:+,}$each=http://${IP[$each]}:2380"; done
    background "$name.etcd" "$name" "${AS_POSTGRES[@]}" \
        etcd --name "$name" --data-dir "$DIR/$name/etcd" --log-level warn \
        --heartbeat-interval 200 --election-timeout 2000 \
        --listen-peer-urls "http://$own:2380" --initial-advertise-peer-urls "http://$own:2380" \
        --listen-client-urls "http://$own:2379" --advertise-client-urls "http://$own:2379" \
        --initial-cluster "$cluster" --initial-cluster-state new
    background "$name.patroni" "$name" "${AS_POSTGRES[@]}" \
        env HOME="$DIR/$name" "$DIR/patroni/bin/patroni" "$DIR/conf/patroni.yml.$name"
}

start_web() {
    background "$1.haproxy" "$1" haproxy -db -f "$DIR/conf/haproxy.cfg.$1"
    own_settings 127.0.0.1
    (cd "$ROOT" && background "$1" "$1" "${OWN[@]}" \
        make -s serve HOST="${IP[$1]}" PORT=8000 WORKERS=2)
}

environment() {
    local address="postgresql://jianbao:$(secret password)@$1"
    echo "DATABASE_URL=$address:5000/jianbao"
    echo "DATABASE_REPLICA_URL=$address:5001/jianbao"
    echo "CACHE_URL=redis://${IP[cache]}:6379/0"
    echo "SECRET_KEY=$(secret key)"
    echo "ALLOWED_HOSTS=localhost,$NET.1"
    echo "PROXIES=1"
    echo "LOG_FORMAT=json"
}

# 只带集群自己的：装着网站的机器上，网站的设置（/etc/jianbao.env）也许已经读进了这个 shell，
# 有了 HTTPS=1，入口的探测就只得到 301。
own_settings() {
    # shellcheck disable=SC2207
    OWN=(env -i PATH="$PATH" HOME="${HOME:-/root}" LANG=C.UTF-8 $(environment "$1"))
}

is_primary() { curl -sf -m 2 -o /dev/null "http://${IP[$1]}:8008/primary"; }

primary() {
    for name in $DATABASES; do if is_primary "$name"; then echo "$name"; return; fi; done
    return 1
}

ask() { PGPASSWORD=$(secret password) "$BIN/psql" -qtAX -v ON_ERROR_STOP=1 -h $NET.1 -p 5000 -U postgres "$@"; }

manage() {
    own_settings $NET.1
    (cd "$ROOT" && "${OWN[@]}" .venv/bin/python manage.py "$@")
}

up() {
    [ -e "/var/run/netns/jianbao-db1" ] && { echo "已经起来了；先 down" >&2; exit 1; }
    prepare
    network
    for name in $DATABASES; do start "$name"; done
    start front
    wait_for 90 主库 primary
    wait_for 30 数据库 ask -d postgres -c 'SELECT 1'
    ask -d postgres -c "CREATE ROLE jianbao LOGIN CREATEDB PASSWORD '$(secret password)'"
    ask -d postgres -c "CREATE DATABASE jianbao OWNER jianbao"
    start cache
    manage migrate --verbosity 0
    manage load_reference
    manage collectstatic --noinput --verbosity 0
    for name in $WEBS; do start "$name"; done
    wait_for 120 网站 curl -sf -o /dev/null "http://$NET.1:8080/healthz"
    status
    echo "网站：http://$NET.1:8080/"
}

kill_all() {
    local name=$1 word=${2:-}
    # 有的刚看到就没了。
    for pid in $(ip netns pids "jianbao-$name"); do
        if [[ $(tr '\0' ' ' <"/proc/$pid/cmdline") == *"$word"* ]]; then kill -9 "$pid" || true; fi
    done
}

down() {
    for name in "${!IP[@]}"; do
        [ -e "/var/run/netns/jianbao-$name" ] || continue
        kill_all "$name" "" 2>/dev/null
        ip link del "jb-$name" 2>/dev/null || true
        ip netns del "jianbao-$name"
    done
    [ -e "$DIR/front.pid" ] && xargs -r kill -9 <"$DIR/front.pid" 2>/dev/null || true
    ip link del $BRIDGE 2>/dev/null || true
    rm -rf "$DIR"/{db1,db2,db3,log,conf,front.pid}
}

status() { "$DIR/patroni/bin/patronictl" -c "$DIR/conf/patroni.yml.db1" list; }

case ${1:-} in
up | down | status | primary) "$1" ;;
env) environment $NET.1 ;;
kill) kill_all "$2" "${3:-}" 2>/dev/null ;;
start) start "$2" ;;
cut) ip link set "jb-$2" down ;;
join) ip link set "jb-$2" up ;;
*) sed -n '2,/^set /{/^set /!s/^# \{0,1\}//p}' "$0"; exit 2 ;;
esac
