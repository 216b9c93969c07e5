update hook set chosen = 'case.callback.done case.callback.planned' where id = 'hook-{n}';
