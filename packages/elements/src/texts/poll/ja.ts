import type { PollTexts } from './en.ts';

export const texts: PollTexts = {
  loading: 'アンケートを読み込んでいます…',
  gone: 'このアンケートは存在しないか、公開されていません。',
  unreachable: 'サーバーに接続できません。',
  tryAgain: '再試行',

  starts: (time) => `投票の受付開始は${time}です。`,
  ends: (time) => `${time}まで投票受付中`,
  closed: 'このアンケートは終了しました。',

  chooseOne: '1つ選んでください',
  chooseMany: '1つ以上選んでください',
  name: '名前',
  nameNote: '結果を見る人全員に、選んだ項目と一緒に名前が表示されます。',
  vote: '投票する',
  showResults: '結果を表示',
  hideResults: '結果を隠す',
};
