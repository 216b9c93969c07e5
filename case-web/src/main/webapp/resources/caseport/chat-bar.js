/* <p data-chat-bar="chat" data-chats="/data/chats" data-new="{0} new">: a chat on another page, and how much in it is new. */
(function () {
  'use strict';

  const caseport = window.caseport;
  const title = document.title;

  caseport.register((root) => caseport.each(root, '[data-chat-bar]', 'chat-bar', (bar) => {
    const look = caseport.oneAtATime(async () => {
      const answer = await fetch(bar.dataset.chats, {
        credentials: 'same-origin',
        redirect: 'error',
        headers: { Accept: 'application/json', 'Caseport-Unattended': '1' },
      });
      if (!answer.ok) {
        return;
      }
      const chat = (await answer.json()).find((one) => one.id === bar.dataset.chatBar);
      const unread = chat ? chat.unread : 0;
      bar.hidden = !chat;
      bar.querySelector('[data-chat-unread]').textContent = unread > 0 ? ' · ' + caseport.format(bar.dataset.new, unread) : '';
      document.title = (unread > 0 ? '(' + unread + ') ' : '') + title;
    });

    document.addEventListener('caseport:moved', (event) => event.detail === 'chat:' + bar.dataset.chatBar && look());
    window.addEventListener('pageshow', (event) => event.persisted && look());
  }));
})();
