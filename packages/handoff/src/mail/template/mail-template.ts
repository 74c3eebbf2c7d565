// Written from mail.mjml by `pnpm generate`; change that, not this.
// biome-ignore-all format: it is written by code
// biome-ignore-all lint/complexity/noExcessiveLinesPerFunction: it is one page of HTML
import { type Html, html } from '../html.ts';
import type { MailContent } from '../mail-content.ts';

/** The page of a mail; every value is escaped. */
export function mailTemplate(content: MailContent): Html {
  return html`<!doctype html>
<html lang="en" dir="auto" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>${content.title}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
th, td, .words { overflow-wrap: anywhere; word-break: break-word; }
.lead { display: inline-block; }
.lead::first-letter { text-transform: uppercase; }
.card .person { border-color: #7c5cff !important; }
@media (max-width: 480px) {
.card > table > tbody > tr > td { padding-left: 18px !important; padding-right: 18px !important; }
.fact th, .fact td { display: block !important; width: auto !important; }
.fact th { padding: 9px 0 0 !important; }
.fact td { border: 0 !important; padding: 0 0 9px !important; }
}
@media (prefers-color-scheme: dark) {
body, .page, .page > div { background-color: #14161c !important; }
.card, .card > table { background-color: #1e212a !important; }
.card div, .card td, .card h1, .card h2 { color: #e7e9ef !important; }
.card th, .card .quiet { color: #a2a8b8 !important; }
.card th, .card td { border-color: #343846 !important; }
.card .person { border-color: #a78bfa !important; }
.card .assistant { border-color: #5b6274 !important; }
}
</style>
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
</head>
<body class="page" style="word-spacing:normal;background-color:#eef0f4;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">${content.lead}</div>
<div aria-label="${content.title}" aria-roledescription="email" role="article" lang="en" dir="auto" style="word-spacing:normal;background-color:#eef0f4;">
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:12px 0 0;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="card-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:10px;overflow:hidden;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;">
<tbody>
<tr>
<td style="border-radius:10px;direction:ltr;font-size:0px;padding:28px 32px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:536px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="vertical-align:top;padding:0;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2430;"><h1 style="margin:0;font-size:21px;line-height:28px;font-weight:650">${content.title}</h1></div>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0 0 18px;word-break:break-word;">
<div style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2430;"><span class="quiet lead" style="color:#667085">${content.lead}</span></div>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<table cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1f2430;font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;table-layout:auto;width:100%;border:none;">
${content.facts.map((one1) => html`<tr class="fact">
<th scope="row" align="left" valign="top" style="width:112px;padding:9px 16px 9px 0;border-top:1px solid #e4e7ec;color:#667085;font-weight:500">${one1.label}</th>
<td valign="top" style="padding:9px 0;border-top:1px solid #e4e7ec">${one1.values.map((one2) => html`<div style="margin:0 0 3px">${one2}</div>`)}</td>
</tr>
`)}</table>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2430;">${content.parts.map((one1) => html`<h2 style="margin:26px 0 12px;font-size:16px;line-height:22px;font-weight:650">${one1.heading}</h2>
${one1.remarks.map((one2) => html`<div style="margin:0 0 12px">${one2}</div>
`)}${one1.lines.map((one2) => html`<div class="${one2.tone}" style="margin:0 0 14px;padding-left:12px;border-left:3px solid #98a2b3">
<strong style="font-weight:600">${one2.who}</strong> <span class="quiet" style="color:#667085;font-size:13px">${one2.moment}</span>
<div class="words" style="white-space:pre-wrap">${one2.text}</div>
</div>
`)}`)}</div>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;font-size:15px;line-height:22px;text-align:left;color:#1f2430;"><div style="height:12px"></div>
${content.footer.map((one1) => html`<div class="quiet" style="margin:6px 0 0;color:#667085;font-size:13px;line-height:19px">${one1}</div>
`)}</div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:12px 0 0;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
}
