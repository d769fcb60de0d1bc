vcl 4.1;

# Varnish in front of the paper, with EDGE=varnish: copy to /etc/varnish/default.vcl and put your hosts in. It needs the
# module xkey (Debian: varnish-modules). docs/operators.md says more; tests/edge/test_varnish.py runs this very file.

import std;
import xkey;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    # Old pages are shown for a day, but only while this fails.
    .probe = {
        .request =
            "GET /robots.txt HTTP/1.1"
            "Host: www.example.org"
            "X-Forwarded-Proto: https"
            "Connection: close";
        .interval = 2s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# The machines of the paper's workers.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ purgers) {
            return (synth(403));
        }
        if (req.http.xkey-purge) {
            return (synth(200, "forgotten: " + xkey.purge(req.http.xkey-purge)));
        }
        if (req.http.xkey-softpurge) {
            return (synth(200, "out of date: " + xkey.softpurge(req.http.xkey-softpurge)));
        }
        return (synth(400));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Who is signed in, or has a key to what is not published, sees the paper itself.
    if (req.http.Cookie ~ "(^|;\s*)sessionid=" || req.http.Authorization || req.url ~ "^/(desk|shared)/") {
        return (pass);
    }
    unset req.http.Cookie;
    if (req.http.X-Too-Old) {
        set req.grace = 0s;
    }
    return (hash);
}

sub vcl_hit {
    if (obj.ttl > 0s || !std.healthy(req.backend_hint)) {
        return (deliver);
    }
    # An old page is shown while a new one is fetched, though not for longer than the paper allows.
    if (obj.ttl + std.duration(obj.http.X-Renewed, 0s) > 0s) {
        return (deliver);
    }
    set req.http.X-Too-Old = "1";
    return (restart);
}

sub vcl_backend_fetch {
    unset bereq.http.X-Too-Old;
}

sub vcl_backend_response {
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.http.Surrogate-Control ~ "max-age=[1-9]") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=(\d+).*", "\1s"), 0s);
        set beresp.http.X-Renewed = regsub(beresp.http.Surrogate-Control, ".*stale-while-revalidate=(\d+).*", "\1s");
        set beresp.grace = std.duration(regsub(beresp.http.Surrogate-Control, ".*stale-if-error=(\d+).*", "\1s"), 0s);
        # It may be shown to nobody after that, nor be asked about.
        set beresp.keep = 0s;
        return (deliver);
    }
    # What the paper does not release is not kept, unless it is public: static files, and pictures.
    if (beresp.http.Cache-Control !~ "public" || beresp.http.Set-Cookie) {
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
    }
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Renewed;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
