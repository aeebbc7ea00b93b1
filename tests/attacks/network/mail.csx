// what: Sends a mail.
// both: SH3110 System.Net
// alone: violation * * EACCES
Try(() => new System.Net.Mail.SmtpClient("127.0.0.1", {tcp}).Send("a@example.org", "b@example.org", "s", "b"));
