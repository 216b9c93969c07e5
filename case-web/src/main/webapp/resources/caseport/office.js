/*
 * Office pages: tells PrimeFaces what its own head would tell it by a script in the page, the words of its buttons, and
 * says so when one of its requests was not answered. Everything typed on the page stays.
 */
(function () {
  'use strict';

  const PrimeFaces = window.PrimeFaces;
  const jQuery = window.jQuery;
  const page = document.querySelector('meta[name="caseport-office"]');
  const texts = page.dataset;
  const language = document.documentElement.lang;
  const nonce = document.currentScript.nonce;

  PrimeFaces.settings = {
    locale: language,
    viewId: '',
    contextPath: page.content,
    cookiesSecure: location.protocol === 'https:',
    cookiesSameSite: 'Lax',
    validateEmptyFields: true,
    considerEmptyStringNull: false,
  };
  PrimeFaces.locales[language] = jQuery.extend(true, {}, PrimeFaces.locales[language] || PrimeFaces.locales.en_US, {
    aria: {
      firstPageLabel: texts.first,
      prevPageLabel: texts.previous,
      nextPageLabel: texts.next,
      navigation: texts.pages,
      listLabel: texts.options,
    },
  });

  /** Tables are read, not edited: as grids their cells would be stops for the keyboard, over the links in them. */
  function readable() {
    document.querySelectorAll('.ui-datatable [role="grid"], .ui-datatable [role="gridcell"]')
      .forEach((part) => part.removeAttribute('role'));
  }

  function said(xhr) {
    const message = xhr.responseXML && xhr.responseXML.querySelector('error-message');
    return message ? message.textContent : texts.failed;
  }

  function tell(text) {
    const before = document.getElementById('officeProblem');
    if (before) {
      before.remove();
    }
    const problem = document.createElement('div');
    problem.id = 'officeProblem';
    problem.className = 'notice notice-danger';
    problem.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.append(text + ' ');
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = texts.reopen;
    words.append(link);
    problem.append(words);
    document.getElementById('content').prepend(problem);
  }

  jQuery(document).on('pfAjaxError', (event, xhr) => tell(said(xhr)));
  jQuery(document).on('pfAjaxComplete', readable);
  document.addEventListener('DOMContentLoaded', () => {
    PrimeFaces.csp.init(nonce);
    readable();
  });
})();
