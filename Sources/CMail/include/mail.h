#ifndef CITIZENTIME_MAIL_H
#define CITIZENTIME_MAIL_H

#include <stddef.h>

/// Sends one message over SMTP with libcurl, whose option setter is variadic and so out of Swift's reach.
///
/// - url: smtp://host:port or smtps://host:port
/// - user, password: NULL for a relay without authentication
/// - require_tls: 1 demands STARTTLS on smtp://
/// - message: the whole RFC 5322 message, CRLF line ends, of `length` bytes
/// - timeout_ms: for the whole exchange
/// - error: at least 256 bytes; holds the reason when the result is not 0
///
/// Returns 0 when the relay accepted the message, else libcurl's code.
int citizentime_send_mail(const char *url, const char *user, const char *password, int require_tls,
                          const char *from, const char *to, const char *message, size_t length,
                          long timeout_ms, char *error);

#endif
