#include "mail.h"

#include <curl/curl.h>
#include <string.h>

struct upload {
    const char *bytes;
    size_t left;
};

static size_t read_upload(char *buffer, size_t size, size_t count, void *context) {
    struct upload *upload = context;
    size_t room = size * count;
    size_t n = upload->left < room ? upload->left : room;
    memcpy(buffer, upload->bytes, n);
    upload->bytes += n;
    upload->left -= n;
    return n;
}

int citizentime_send_mail(const char *url, const char *user, const char *password, int require_tls,
                          const char *from, const char *to, const char *message, size_t length,
                          long timeout_ms, char *error) {
    error[0] = 0;
    CURL *curl = curl_easy_init();
    if (!curl) {
        strcpy(error, "libcurl could not start");
        return CURLE_FAILED_INIT;
    }
    struct upload upload = {message, length};
    struct curl_slist *recipients = curl_slist_append(NULL, to);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (user) curl_easy_setopt(curl, CURLOPT_USERNAME, user);
    if (password) curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_upload);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK && !error[0]) strncpy(error, curl_easy_strerror(code), 255);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return (int)code;
}
