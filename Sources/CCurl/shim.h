// Typed doors to libcurl's variadic calls, which Swift cannot see, and to the kernel headers that the
// Glibc module leaves out. No loops, no state.
//
// The calls stand in parentheses so that libcurl's type-checking macros of the same names stay out.
#pragma once
#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

typedef size_t (*ccurl_write_callback)(char *bytes, size_t size, size_t count, void *context);

static inline const curl_version_info_data *ccurl_version(void) {
    return curl_version_info(CURLVERSION_NOW);
}

// Options of an easy handle, by the type of their value.

static inline CURLcode ccurl_easy_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

// The string is copied by libcurl; NULL unsets the option.
static inline CURLcode ccurl_easy_set_string(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

// The pointer is kept as it is: CURLOPT_PRIVATE, CURLOPT_ERRORBUFFER.
static inline CURLcode ccurl_easy_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_easy_set_write(CURL *handle, ccurl_write_callback callback, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_WRITEDATA, context);
    return code ? code : (curl_easy_setopt)(handle, CURLOPT_WRITEFUNCTION, callback);
}

static inline CURLcode ccurl_easy_set_open_socket(
    CURL *handle, curl_opensocket_callback callback, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, context);
    return code ? code : (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

// Only http and https, or only rtsp; the textual option replaced the bit mask in 7.85.
static inline CURLcode ccurl_easy_set_http_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline CURLcode ccurl_easy_set_rtsp_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, "rtsp");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)CURLPROTO_RTSP);
#endif
}

// RTSP's requests, whose names are macros' enumerators.
static inline CURLcode ccurl_easy_set_rtsp_options(CURL *handle) {
    return (curl_easy_setopt)(handle, CURLOPT_RTSP_REQUEST, (long)CURL_RTSPREQ_OPTIONS);
}

static inline CURLcode ccurl_easy_set_rtsp_describe(CURL *handle) {
    return (curl_easy_setopt)(handle, CURLOPT_RTSP_REQUEST, (long)CURL_RTSPREQ_DESCRIBE);
}

// The bytes are copied by libcurl.
static inline CURLcode ccurl_easy_set_post(CURL *handle, const char *bytes, long count) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_POSTFIELDSIZE, count);
    return code ? code : (curl_easy_setopt)(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

// The list stays the caller's, and must live as long as the handle uses it.
static inline CURLcode ccurl_easy_set_headers(CURL *handle, struct curl_slist *list) {
    return (curl_easy_setopt)(handle, CURLOPT_HTTPHEADER, list);
}

// Do not wait for a resolver thread that hangs in a slow name server; since 7.87, before it one has to wait.
static inline CURLcode ccurl_easy_set_quick_exit(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return (curl_easy_setopt)(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
    return CURLE_OK;
#endif
}

// What an easy handle knows afterwards, by the type of its value.

static inline CURLcode ccurl_easy_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode ccurl_easy_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

// The string belongs to the handle until its next transfer.
static inline CURLcode ccurl_easy_get_string(CURL *handle, CURLINFO info, char **value) {
    return (curl_easy_getinfo)(handle, info, value);
}

// The peer's certificates, its own first; they belong to the handle until its next transfer.
static inline CURLcode ccurl_easy_get_certificates(CURL *handle, struct curl_certinfo **value) {
    return (curl_easy_getinfo)(handle, CURLINFO_CERTINFO, value);
}

// Called now and then while a transfer lasts, about once a second; what it gives but 0 ends the transfer.
static inline CURLcode ccurl_easy_set_progress(CURL *handle, curl_xferinfo_callback callback, void *context) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_XFERINFODATA, context);
    if (!code) code = (curl_easy_setopt)(handle, CURLOPT_XFERINFOFUNCTION, callback);
    return code ? code : (curl_easy_setopt)(handle, CURLOPT_NOPROGRESS, 0L);
}

// Options of a multi handle.

static inline CURLMcode ccurl_multi_set_socket(CURLM *multi, curl_socket_callback callback, void *context) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_SOCKETDATA, context);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode ccurl_multi_set_timer(
    CURLM *multi, curl_multi_timer_callback callback, void *context) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_TIMERDATA, context);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_TIMERFUNCTION, callback);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

// The result inside a message's union; only for messages of CURLMSG_DONE.
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
    return message->data.result;
}

// Neither cores of this process nor looks into it by others of the same user; prctl is variadic.
static inline int ccurl_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static inline int ccurl_epoll_event_fd(const struct epoll_event *event) {
    return event->data.fd;
}

static inline struct epoll_event ccurl_epoll_event(uint32_t events, int fd) {
    struct epoll_event event = {.events = events};
    event.data.fd = fd;
    return event;
}
