/** What only facilitators read, in Japanese. */

import type { FacilitatorTexts } from './en.ts';

export const texts: FacilitatorTexts = {
  controls: 'ファシリテーター',
  manage: (name) => `${name}さんへの操作`,
  makeFacilitator: 'ファシリテーターに変更',
  makeVoter: '投票者に変更',
  remove: '退出させる',
  removeWarning: 'すぐにルームから退出となり、投票も取り消されます。',
  removePerson: 'ルームから退出させる',

  storyTitle: 'ストーリー',
  storyPlaceholder: '何を見積もりますか？',
  moreFields: '説明とリンク',
  description: '説明',
  link: 'チケットのリンク',
  start: '投票を開始',
  addToQueue: 'キューに追加',
  newStory: '別のストーリー',
  revote: '再投票',
  skip: '今はスキップ',
  next: 'ストーリーを完了',
  startNext: '次を開始：',
  setEstimate: '確定',
  extendTimer: '時間を延長',
  extendOrReveal: '投票を公開しますか、それとも時間を延長しますか？',

  settings: '設定',
  timer: 'ストーリーごとの制限時間',
  noTimer: 'タイマーなし',
  seconds: (seconds) => `${seconds}秒`,
  timerNote:
    '変更した時間は次のストーリーから適用されます。「タイマーなし」にすると、動作中のタイマーも止まります。',
  switches: {
    autoReveal: '全員が投票したら公開',
    facilitatorParticipates: 'ファシリテーターも投票',
    anonymousVoting: '誰が投票したかを公開まで隠す（次のラウンドから）',
    locked: '新しい参加を受け付けない',
  },

  done: '今日はここまで',
  end: 'セッションを終了',
  endWarning: '全員のルームが閉じられます。この操作は取り消せません。',
  endForAll: '全員に対して終了',
  resume: '再開',

  queueEmpty: '待機中のストーリーはありません。',
  startThis: '開始',
  startStory: (title) => `「${title}」を開始`,
  moveUp: (title) => `「${title}」を上へ移動`,
  moveDown: (title) => `「${title}」を下へ移動`,
  moved: (title, place, places) => `「${title}」は${places}件中${place}番目になりました`,
  dragToMove: 'ドラッグして移動',
  edit: (title) => `「${title}」を編集`,
  change: '編集',
  removeStory: 'キューから削除',
  save: '保存',
  paste: 'ストーリーをまとめて貼り付け',
  pasteLabel: '1行に1タイトル、またはCSVファイルの内容',
  pasteHelp:
    'CSVは、列名（title, description, url）の行で始めてください。タイトルだけの場合は50件ずつ、説明やリンクがある場合は1件ずつ、30秒に10件まで追加されます。追加が終わるまで、このページを開いたままにしてください。',
  pasteAdd: 'すべて追加',
  pasteProgress: (added, all) => `${all}件中${added}件を追加しました`,
};
