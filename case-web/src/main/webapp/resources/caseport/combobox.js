/*
 * <label for="service">Service</label> <select id="service" data-combobox data-none="No matches" data-count="{0} results">
 * becomes a text field with a list that narrows as one types (ARIA 1.2 combobox). The select keeps the value and fires
 * change; the text field takes over its id, so labels, help, errors and links to it stay right.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  /** Letters that Unicode does not decompose, by their base forms: the table of the server's search, line by line. */
  const LETTERS = `
    a ᴀᶏẚⱥ
    aa ꜳ
    ae æᴁ
    ao ꜵ
    au ꜷ
    av ꜹꜻ
    ay ꜽ
    b ƀƃɓʙᵬᶀꞗ
    c ƈȼɕᴄꞓꞔ
    d ðđƌȡɖɗᴅᵭᶁᶑꝺ
    dz ʣ
    e ɇᴇᶒⱸꬴ
    f ƒᵮᶂꜰꝼꞙ
    g ǥɠɡɢʛᵹᶃꞡꬶ
    h ħɦʜⱨꞕ
    hv ƕ
    i ıɨɪᶖ
    j ȷɉɟʄʝᴊ
    k ƙᴋᶄⱪꝁꝃꝅꞣ
    l ŀłƚȴɫɬɭʟᴌᶅⱡꝉꞎꬷꬸꬹ
    m ɱᴍᵯᶆꬺ
    n ŉŋƞȵɲɳɴᵰᶇꞑꞥꬻ
    o øᴏⱺꝋꝍ
    oe œɶ
    oo ꝏ
    p ƥᴘᵱᵽᶈꝑꝓꝕ
    q ĸɋʠꝗꝙ
    r ɍɼɽɾʀᵲᵳᶉꞃꞧ
    s ȿʂᵴᶊẜẝꜱꞅꞩ
    ss ß
    t ŧƫƭȶʈᴛᵵⱦꞇ
    th þᵺꝥꝧ
    ts ʦ
    tz ꜩ
    u ᴜᶙꞹ
    v ʋᴠᶌⱱⱴꝟ
    vy ꝡ
    w ƿᴡⱳ
    x ᶍ
    y ƴɏʏỿ
    z ƶȥɀʐʑᴢᵶᶎⱬ
    σ ς
  `;
  const BASES = new Map(LETTERS.trim().split('\n').map((line) => line.trim().split(' '))
    .flatMap(([base, letters]) => [...letters].map((letter) => [letter, base])));

  /** What shows nothing, and the letters that are apostrophes. */
  const IGNORED = /[\p{Cf}\u02bb\u02bc\u02be\u02bf\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/gu;
  /** Accents and the like, but not the marks of Japanese, Thai, Lao, Myanmar and Khmer. */
  const MARKS = /(?![\u3099\u309a\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\p{Mn}/gu;

  /** Texts as people search them, without case, accents, width and kinds of kana and apostrophes; as the server does. */
  function folded(text) {
    const bare = text.replace(IGNORED, '').replace(/[ŀĿ]/g, 'l').replace(/ŉ/g, 'n').replace(/[‘’]/g, "'")
      .normalize('NFKD').toLowerCase().replace(MARKS, '').replace(IGNORED, '');
    return Array.from(bare, (letter) => BASES.get(letter) || letter).join('').normalize('NFC')
      .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/\s+/g, ' ').trim();
  }

  /** 0 where the text starts so, 1 where a word does, 2 anywhere, 3 where all words appear; else none. */
  function rank(text, query) {
    const at = text.indexOf(query);
    if (at === 0) {
      return 0;
    }
    if (at > 0) {
      return /[^\p{L}\p{N}]/u.test(text[at - 1]) || text.includes(' ' + query) ? 1 : 2;
    }
    return query.split(' ').every((word) => text.includes(word)) ? 3 : -1;
  }

  /** Codes and other names of an option: <option data-keywords="GB,UK,+44">. */
  function keywords(option) {
    return (option.dataset.keywords || '').split(',').map(folded).filter(Boolean);
  }

  /** A code or a name that was typed exactly comes before all that only contain it. */
  function place(option, query) {
    if (!query || keywords(option).includes(query.replace(/^00(?=\d)/, '+'))) {
      return 0;
    }
    const found = rank(folded(option.label + ' ' + (option.dataset.keywords || '')), query);
    return found < 0 ? found : found + 1;
  }

  caseport.register((root) => caseport.each(root, 'select[data-combobox]', 'combobox', (select) => {
    const id = select.id;
    const label = document.querySelector('label[for="' + CSS.escape(id) + '"]');
    const box = document.createElement('div');
    const input = document.createElement('input');
    const list = document.createElement('ul');
    let shown = [];
    let active = -1;
    let navigated = false;

    select.id = id + '-select';
    select.hidden = true;
    input.id = id;
    input.type = 'text';
    input.autocomplete = 'off';
    input.spellcheck = false;
    const said = {
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
      'aria-controls': id + '-list',
    };
    Object.entries(said).forEach(([name, value]) => input.setAttribute(name, value));
    ['aria-describedby', 'aria-required', 'aria-invalid'].forEach((name) => {
      if (select.hasAttribute(name)) {
        input.setAttribute(name, select.getAttribute(name));
      }
    });
    input.placeholder = select.dataset.placeholder || '';
    input.disabled = select.disabled;
    list.id = id + '-list';
    list.className = 'combobox-list';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label ? label.textContent.trim() : '');
    box.className = 'combobox';
    select.before(box);
    box.append(input, list, select);

    const options = () => [...select.options].filter((option) => option.value !== '');
    const chosen = () => (select.value === '' ? null : select.selectedOptions[0]);
    const textOfChosen = () => (chosen() ? chosen().label : '');
    const isOpen = () => !list.hidden;

    function open(query) {
      const wanted = folded(query);
      shown = options()
        .map((option) => [option, place(option, wanted)])
        .filter((found) => found[1] >= 0)
        .sort((one, other) => one[1] - other[1])
        .map((found) => found[0]);
      list.replaceChildren(...shown.map((option, index) => {
        const item = document.createElement('li');
        item.id = id + '-option-' + index;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(option === chosen()));
        item.textContent = option.label;
        if (!wanted && option.dataset.group && (index === 0 || option.dataset.group !== shown[index - 1].dataset.group)) {
          // A heading above it, which is no part of its name.
          item.dataset.group = option.dataset.group;
          item.setAttribute('aria-label', option.label);
        }
        if (option.disabled) {
          item.setAttribute('aria-disabled', 'true');
          const why = document.createElement('small');
          why.textContent = option.dataset.reason || '';
          item.append(' ', why);
        }
        return item;
      }));
      if (shown.length === 0) {
        const none = document.createElement('li');
        none.className = 'combobox-none';
        none.setAttribute('role', 'option');
        none.setAttribute('aria-disabled', 'true');
        none.setAttribute('aria-selected', 'false');
        none.textContent = select.dataset.none;
        list.append(none);
      }
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      navigated = false;
      mark(wanted ? shown.findIndex((option) => !option.disabled) : shown.indexOf(chosen()));
      if (wanted) {
        caseport.announce(shown.length ? caseport.format(select.dataset.count, shown.length) : select.dataset.none);
      }
    }

    function close() {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      mark(-1);
    }

    function mark(index) {
      active = index;
      [...list.children].forEach((item, place) => item.classList.toggle('is-active', place === index));
      if (index < 0) {
        input.removeAttribute('aria-activedescendant');
      } else {
        input.setAttribute('aria-activedescendant', id + '-option-' + index);
        list.children[index].scrollIntoView({ block: 'nearest' });
      }
    }

    function choose(option) {
      const changed = select.value !== (option ? option.value : '');
      select.value = option ? option.value : '';
      input.value = textOfChosen();
      close();
      if (changed) {
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }

    /** Leaving the field: an empty text clears, a full name or code chooses, anything else goes back to what was chosen. */
    function settle() {
      const typed = folded(input.value);
      if (typed === '') {
        choose(null);
      } else if (typed !== folded(textOfChosen())) {
        const open = options().filter((option) => !option.disabled);
        choose(open.find((option) => folded(option.label) === typed) || open.find((option) => place(option, typed) === 0) || chosen());
      } else {
        choose(chosen());
      }
    }

    function move(to) {
      if (!isOpen()) {
        open('');
        if (active >= 0) {
          navigated = true;
          return;
        }
        to = to < 0 ? shown.length - 1 : 0;
      }
      if (shown.length > 0) {
        navigated = true;
        mark((to + shown.length) % shown.length);
      }
    }

    input.addEventListener('input', (event) => {
      event.stopPropagation();
      open(input.value);
    });
    input.addEventListener('change', (event) => event.stopPropagation());
    input.addEventListener('click', () => (isOpen() ? close() : open('')));
    input.addEventListener('focus', () => input.select());
    input.addEventListener('blur', settle);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) {
        return;
      }
      const key = event.key;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault();
        if (event.altKey) {
          (key === 'ArrowDown' ? open('') : close());
        } else {
          move(active < 0 && key === 'ArrowUp' ? -1 : active + (key === 'ArrowDown' ? 1 : -1));
        }
      } else if ((key === 'Home' || key === 'End') && isOpen() && navigated) {
        event.preventDefault();
        mark(key === 'Home' ? 0 : shown.length - 1);
      } else if ((key === 'PageDown' || key === 'PageUp') && isOpen() && shown.length > 0) {
        event.preventDefault();
        navigated = true;
        mark(Math.max(0, Math.min(shown.length - 1, active + (key === 'PageDown' ? 10 : -10))));
      } else if (key === 'Enter') {
        event.preventDefault();
        if (!isOpen()) {
          open('');
        } else if (active >= 0 && !shown[active].disabled) {
          choose(shown[active]);
        } else if (active < 0) {
          settle();
        }
      } else if (key === 'Escape' && isOpen()) {
        event.preventDefault();
        event.stopPropagation();
        input.value = textOfChosen();
        close();
      } else if (key === 'Tab' && isOpen() && navigated && active >= 0 && !shown[active].disabled) {
        choose(shown[active]);
      }
    });
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = shown[[...list.children].indexOf(event.target.closest('li'))];
      if (option && !option.disabled) {
        choose(option);
        input.focus();
      }
    });
    // Somebody else changed the value: a draft restored from this browser, or a form that was reset.
    select.addEventListener('caseport:restored', () => (input.value = textOfChosen()));
    input.value = textOfChosen();
  }));
})();
