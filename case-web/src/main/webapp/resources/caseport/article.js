/*
 * <a data-article href="/help/dns">: where there is room beside the draft, opens the article there, in [data-article-panel].
 * Escape within it, or its [data-article-close], closes it and gives the focus back to the link. Elsewhere, and without
 * scripts, the link opens a tab of its own, so that the draft stays as it is.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const room = window.matchMedia('(min-width: 900px)');

  caseport.register((root) => caseport.each(root, '[data-article-panel]', 'article', (panel) => {
    const text = panel.querySelector('[data-article-text]');
    const tab = panel.querySelector('[data-article-tab]');
    let address = '';

    async function open(link) {
      address = link.getAttribute('href');
      const asked = address;
      const article = await load(asked);
      // Another one may have been chosen meanwhile.
      if (asked === address) {
        tab.href = asked;
        show(article);
      }
    }

    function show(article) {
      const lead = document.createElement(article ? 'h2' : 'p');
      lead.tabIndex = -1;
      if (article) {
        const title = article.querySelector('h1');
        lead.textContent = title.textContent;
        title.replaceWith(lead);
        text.replaceChildren(...article.childNodes);
      } else {
        lead.textContent = panel.dataset.failed;
        text.replaceChildren(lead);
      }
      panel.hidden = false;
      panel.scrollTop = 0;
      lead.focus({ preventScroll: room.matches });
    }

    function close() {
      panel.hidden = true;
      // The link may have been drawn anew, and stands in a tab as well.
      const links = [...document.querySelectorAll('a[data-article]')];
      const link = links.find((one) => one.getAttribute('href') === address && one.checkVisibility());
      (link || document.getElementById('content')).focus();
      address = '';
    }

    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-article]');
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (link && plain && room.matches) {
        event.preventDefault();
        open(link);
      }
    });
    panel.querySelector('[data-article-close]').addEventListener('click', close);
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close();
      }
    });
  }));

  // <form data-helpful="thanks">: the answer goes from where one reads, and takes nobody away from there.
  document.addEventListener('submit', (event) => {
    const form = event.target.closest('[data-helpful]');
    if (!form) {
      return;
    }
    event.preventDefault();
    const thanks = document.createElement('p');
    fetch(form.action, {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      body: new URLSearchParams({ helpful: event.submitter.value }),
    }).catch(() => {});
    thanks.className = 'helpful';
    thanks.tabIndex = -1;
    thanks.textContent = form.dataset.helpful;
    form.replaceWith(thanks);
    thanks.focus();
  });

  /** The article's part of its page; null when it can't be had, as after a session's end. */
  async function load(address) {
    try {
      const page = await caseport.page(address);
      return document.importNode(page.querySelector('[data-article-main]'), true);
    } catch {
      return null;
    }
  }
})();
