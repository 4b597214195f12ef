"""GStreamer's RTSP server on a free port of 127.0.0.1: /live with pictures, /sound without. Argument: digest or open."""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
server.set_backlog(4096)

pipelines = {
    # The payloader takes no other sampling, and the server would wait for ever.
    "/live": "videotestsrc is-live=true ! video/x-raw,format=I420,width=160,height=120,framerate=10/1"
    " ! jpegenc ! rtpjpegpay name=pay0 pt=26",
    "/sound": "audiotestsrc is-live=true ! mulawenc ! rtppcmupay name=pay0",
}
for path, pipeline in pipelines.items():
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch("( " + pipeline + " )")
    factory.set_shared(True)
    if sys.argv[1] == "digest":
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("viewer", "media.factory.access", True)
        permissions.add_permission_for_role("viewer", "media.factory.construct", True)
        factory.set_permissions(permissions)
    server.get_mount_points().add_factory(path, factory)

if sys.argv[1] == "digest":
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(2)  # GST_RTSP_AUTH_DIGEST
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_digest("viewer", "lab secret", token)
    server.set_auth(auth)

server.attach(None)
print("ready", server.get_bound_port(), flush=True)
GLib.MainLoop().run()
