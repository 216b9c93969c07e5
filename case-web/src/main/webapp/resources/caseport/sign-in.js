/* What pages have that are about signing in: passwords that can be read, demo people, and recovery codes. */
(function () {
  'use strict';

  const caseport = window.caseport;

  // <button hidden data-reveal="password" data-show data-hide>: what is typed there can be read, until it is sent.
  caseport.register((root) => caseport.each(root, '[data-reveal]', 'reveal', (button) => {
    const field = document.getElementById(button.dataset.reveal);
    const show = (plain) => {
      field.type = plain ? 'text' : 'password';
      button.textContent = plain ? button.dataset.hide : button.dataset.show;
    };
    field.spellcheck = false;
    field.autocapitalize = 'none';
    button.hidden = false;
    button.addEventListener('click', () => show(field.type === 'password'));
    field.form.addEventListener('submit', () => show(false));
  }));

  // <button name="as" value="e-mail" data-fill-sign-in="password" data-filled>: fills the form on this page instead of the next.
  caseport.register((root) => caseport.each(root, '[data-fill-sign-in]', 'fill', (button) => {
    button.addEventListener('click', (event) => {
      event.preventDefault();
      document.getElementById('email').value = button.value;
      document.getElementById('password').value = button.dataset.fillSignIn;
      document.getElementById('signInButton').focus();
      caseport.announce(button.dataset.filled);
    });
  }));

  // <button data-copy-codes="listId"> and <button data-download-codes="listId" data-file="name.txt">: a list, line by line.
  caseport.register((root) => caseport.each(root, '[data-copy-codes], [data-download-codes]', 'codes', (button) => {
    const list = button.dataset.copyCodes || button.dataset.downloadCodes;
    const lines = () => [...document.getElementById(list).children].map((line) => line.textContent.trim()).join('\n') + '\n';
    button.addEventListener('click', async () => {
      if (button.dataset.downloadCodes) {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([lines()], { type: 'text/plain' }));
        link.download = button.dataset.file;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      } else {
        try {
          await navigator.clipboard.writeText(lines());
        } catch {
          getSelection().selectAllChildren(document.getElementById(list));
          document.execCommand('copy');
        }
      }
      caseport.announce(button.dataset.copied);
    });
  }));
})();
