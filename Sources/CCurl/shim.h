// Typed doors to libcurl's variadic calls, which Swift cannot see, and to <sys/epoll.h>, which the
// Glibc module leaves out. No loops, no state.
#pragma once
#include <curl/curl.h>
#include <sys/epoll.h>

static inline CURLcode ccurl_easy_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}
