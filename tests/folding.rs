//! Words that a reader takes for the same, and those that look alike and are not.
#![allow(clippy::unwrap_used)]

use jianbao::text::fold::fold;

/// Each line is one word in several ways of writing it.
const SAME: &str = "
产业 產業 産業
经济 經濟 経済
发展 發展 発展
生态 生態
产业链 產業鏈 產業鍊 産業鍊
炼油 煉油 鍊油 錬油
讨论 討論 讨論
铁道 鐵道 鉄道
图书馆 圖書館 図書館
台湾 臺灣 台灣 臺湾
国际 國際 国際
学校 學校 学校
医疗 醫療 医療
广东 廣東 広東
龙 龍 竜
龟 龜 亀
气候 氣候 気候
电气 電氣 電気
关系 關係 関係
対応 對應 对应
读书 讀書 読書
写真 寫真 寫眞
会议 會議 会議
协议 協議
区域 區域
县 縣 県
团体 團體 団体
体育 體育
战争 戰爭 戦争
选择 選擇 選択
劳动 勞動 労働
营业 營業 営業
图画 圖畫 図画
弁護 辯護 辩护
樱花 櫻花 桜花
滨海 濱海 浜海 濵海
渡边 渡邊 渡辺 渡邉
山崎 山﨑
高桥 高橋 髙橋
斋藤 齋藤 斎藤
泽田 澤田 沢田
德川 德川 徳川
宫城 宮城
广岛 廣島 広島 広嶋
静冈 靜岡 静岡
横滨 橫濱 横浜
札幌 札幌
压力 壓力 圧力
变化 變化 変化
总统 總統 縂統
卫生 衛生 衞生
秘书 秘書 祕書
了解 瞭解
借口 藉口
清水 淸水
青年 靑年
回答 囬答 迴答
合并 合併 合倂
签名 簽名 籖名
报告 報告 報吿
皇后 皇後
头发 頭髮 頭發 頭髪
着急 著急
干燥 乾燥
干部 幹部
里面 裡面 裏面
面条 麵條 面條
稻谷 稻穀
放松 放鬆
战斗 戰鬥
浓郁 濃鬱
冲突 衝突
群众 群衆 羣眾
山峰 山峯
策略 策畧
起床 起牀
行为 行為 行爲
线路 線路 綫路
启动 啟動 啓動
说明 說明 説明
户口 戶口
录音 錄音 録音
黄色 黃色
吴越 吳越
强大 強大
历史 歷史 歴史
日历 日曆 日暦
真实 真實 眞實
价值 價値 價值
温度 溫度
研究 硏究
教育 敎育
内容 內容
净化 淨化 浄化
绿色 綠色 緑色
奥运 奧運
深渊 深淵
悠闲 悠閑 悠閒
晒太阳 曬太陽
药品 藥品 薬品
时钟 時鐘
占领 佔領
公布 公佈
周末 週末
剩余 剩餘
杂志 雜誌
愿望 願望
几乎 幾乎
准备 準備
制造 製造
复杂 複雜 復杂
联系 聯繫 聯係
范围 範圍
云南 雲南
征求 徵求
注册 註冊
游览 遊覽
杰出 傑出
广泛 廣汎
抽烟 抽煙 抽菸
采访 採訪
嘴唇 嘴脣
公里 公裏
咨询 諮詢
奸细 姦細
污染 汙染
灾害 災害
累计 累計
宿舍 宿捨
赞成 贊成 讚成
踪迹 蹤跡 踪跡
雇佣 僱傭
鉴定 鑑定 鑒定
新闻 新聞
海关 海關
围绕 圍繞
楼房 樓房
桥梁 橋樑 橋梁
双方 雙方
亚洲 亞洲 亜洲
恶化 惡化 悪化
乐团 樂團
药剂 藥劑 薬剤
传统 傳統 伝統
归还 歸還
独立 獨立
证据 證據 証拠
应当 應當 応当
恋爱 戀愛
观光 觀光 観光
参加 參加
数据 數據
续航 續航
艺术 藝術
处理 處理
车辆 車輛
旧址 舊址
触发 觸發
虫害 蟲害
儿童 兒童 児童
圆满 圓滿
宝石 寶石
岁月 歲月
冈山 岡山
边界 邊界
谁 誰
这里 這裡 這裏
没有 沒有
GDP ＧＤＰ gdp ｇｄｐ
5G ５Ｇ 5g
Café CAFE cafe cafe\u{301}
naïve NAIVE
Straße STRASSE
Ærø aero
Łódź lodz
Ωμέγα ωμεγα
İstanbul istanbul
ガス ｶﾞｽ がす カ\u{3099}ス
パリ ﾊﾟﾘ ぱり
サービス ｻｰﾋﾞｽ さーびす
ヴェネチア ｳﾞｪﾈﾁｱ ゔぇねちあ
エネルギー ｴﾈﾙｷﾞｰ
한국 \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}
가 \u{ffa1}\u{ffc2}
１２３ 123 ①②③
㍿ 株式会社 株式會社
㎏ kg
ﬁnance finance
神社 神\u{fe00}社 神社
⼭ 山
";

/// Words that must stay apart.
const DIFFERENT: &[(&str, &str)] = &[
    ("产业", "产量"),
    ("大", "太"),
    ("土", "士"),
    ("未", "末"),
    ("日", "曰"),
    ("己", "已"),
    ("か", "が"),
    ("は", "ぱ"),
    ("つ", "っ"),
    ("й", "и"),
    ("한", "하"),
    ("gdp", "gnp"),
    ("人", "入"),
    ("千", "干"),
    ("鳥", "烏"),
    ("网", "罔"),
    ("买", "卖"),
    ("东", "车"),
    ("未来", "末来"),
    ("コーヒー", "コヒ"),
];

#[test]
fn ways_of_writing_one_word_fold_to_one() {
    let mut pairs = 0;
    for line in SAME.lines().filter(|line| !line.is_empty()) {
        let mut forms = line.split(' ');
        let first = forms.next().unwrap();
        for other in forms {
            assert_eq!(fold(other), fold(first), "{other} = {first}");
            pairs += 1;
        }
    }
    assert!(pairs >= 200, "only {pairs} pairs");
}

#[test]
fn words_that_look_alike_stay_apart() {
    for (one, other) in DIFFERENT {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}
