import type { TakingPartTexts } from './en.ts';

export const texts: TakingPartTexts = {
  refusals: {
    poll_not_found: 'このアンケートは存在しないか、すでに削除されています。',
    poll_not_published: 'このアンケートは公開されていません。',
    poll_not_started: 'このアンケートはまだ始まっていません。',
    poll_closed: 'このアンケートはすでに終了しました。',
    already_voted: 'このアンケートにはすでに投票済みです。',
    invalid_options: 'この選択では投票できません。もう一度選んでください。',
    invalid_token: '投票を確認できませんでした。もう一度お試しください。',
    invalid_input: '入力内容に不足または誤りがあります。確認してもう一度お試しください。',
    results_hidden: 'このアンケートの結果は、現在表示できません。',
    origin_not_allowed: 'このアンケートは、このウェブサイトでは利用できません。',
  },
  sending: '投票を送信中…',
  unsent: '投票はまだ確認されていません。自動的に再送信されます。',
  sendAgain: '再送信',
  voted: 'ありがとうございます。投票を受け付けました。',
  already: 'このアンケートにはすでに投票済みです。',
  resultsLater: '結果はここには表示されません。',

  results: '結果',
  option: '選択肢',
  votes: '票数',
  share: '割合',
  yourChoice: 'あなたの選択',
  total: (votes) => `${votes}票`,

  unaddressed:
    'アンケートが指定されていません。ページ側で poll-id を設定する必要があります。エレメントをページに組み込んでいる場合は server も必要です。',
};
