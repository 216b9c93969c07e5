/*
 * <div data-numbered=""><textarea>: shows the number of each line beside the text.
 * <input type="file" data-into="id">: puts the text of the chosen file into the field with this id.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  caseport.register((root) => caseport.each(root, '[data-numbered]', 'numbered', (box) => {
    const text = box.querySelector('textarea');
    const numbers = document.createElement('div');
    numbers.className = 'policy-numbers';
    numbers.setAttribute('aria-hidden', 'true');
    let shown = 0;

    function count() {
      const lines = text.value.split('\n').length;
      if (lines !== shown) {
        shown = lines;
        numbers.textContent = Array.from({length: lines}, (none, line) => line + 1).join('\n');
      }
      numbers.style.height = text.offsetHeight + 'px';
      numbers.scrollTop = text.scrollTop;
    }

    box.prepend(numbers);
    text.addEventListener('input', count);
    text.addEventListener('scroll', count);
    new ResizeObserver(count).observe(text);
    count();
  }));

  caseport.register((root) => caseport.each(root, 'input[data-into]', 'into', (file) => {
    file.addEventListener('change', async () => {
      const text = document.getElementById(file.dataset.into);
      if (file.files.length > 0) {
        text.value = await file.files[0].text();
        text.dispatchEvent(new Event('input', {bubbles: true}));
        text.focus();
      }
    });
  }));
})();
