// Shows a form in another site: <script src="https://ROUTER/web/embed.js" data-form="support" data-lang="zh-CN" async></script>
// The site must stand under embedded-by in the form's file. The form stays on our origin, in a frame.
const tag = document.currentScript;
const address = new URL(`/forms/${encodeURIComponent(tag.dataset.form ?? 'support')}`, tag.src);
if (tag.dataset.lang) {
  address.searchParams.set('lang', tag.dataset.lang);
}
const frame = document.createElement('iframe');
frame.src = address;
frame.title = tag.dataset.title ?? 'Contact support';
frame.loading = 'lazy';
frame.width = '100%';
frame.height = tag.dataset.height ?? '900';
frame.setAttribute('frameborder', '0');
tag.after(frame);
