/// Tells a Chinese personal name by its surname, its length and its characters.
///
/// Two measures: ``isPlausible(_:)`` where the place says that a name or a unit stands there (an owner, behind 联系人),
/// ``isCertain(_:)`` where any word may stand. Both read Han characters only.
enum PersonName {
    /// Whether two to four characters may be a name: a surname, the rest as long as given names are, and no unit's
    /// ending.
    static func isPlausible(_ name: ArraySlice<UInt32>) -> Bool {
        guard let given = givenLength(name), (1...2).contains(given), !endsLikeUnit(name) else {
            return false
        }
        return !words.contains(Array(name))
    }

    /// Whether the characters are a name wherever they stand: a surname and only characters that given names
    /// are made of; surnames that are everyday words (高, 白, 金) need two of them.
    static func isCertain(_ name: ArraySlice<UInt32>) -> Bool {
        guard let given = givenLength(name), (1...2).contains(given), let first = name.first else {
            return false
        }
        guard given == 2 || !everydaySurnames.contains(first), !words.contains(Array(name)) else {
            return false
        }
        return name.suffix(given).allSatisfy(givenCharacters.contains)
    }

    /// How many characters stand behind the surname; `nil` when none is there.
    private static func givenLength(_ name: ArraySlice<UInt32>) -> Int? {
        guard name.count >= 2, name.count <= 4, name.allSatisfy(isHan) else { return nil }
        if name.count >= 3, compoundSurnames.contains(Array(name.prefix(2))) { return name.count - 2 }
        return surnames.contains(name[name.startIndex]) ? name.count - 1 : nil
    }

    static func isSurname(_ scalar: UInt32) -> Bool { surnames.contains(scalar) }

    /// Whether a name may begin with the character.
    static func isSurnameStart(_ scalar: UInt32) -> Bool {
        surnames.contains(scalar) || compoundStarts.contains(scalar)
    }

    /// Whether the last character is one that units and places end with.
    static func endsLikeUnit(_ name: ArraySlice<UInt32>) -> Bool {
        name.last.map(unitEndings.contains) ?? false
    }

    private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
    private static func list(_ text: String) -> Set<[UInt32]> {
        Set(text.split(separator: " ").map { $0.unicodeScalars.map(\.value) })
    }

    /// The commonest surnames, nine in ten people.
    private static let surnames = scalars(
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
            + "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
            + "韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单"
            + "包司柏宁柯阮桂闵解强柴车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符木穆党燕郎冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟"
            + "宇敖糜鄢冷卓花仇艾蓝都巩井练仲乐虞卞封竺冼楚佟栗匡宗应巫鞠僧桑荆谌银扬伏岑习胥保和蔺尚付闫代华阚樵郏")
    private static let compoundSurnames = list(
        "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 轩辕 端木 独孤 南宫 申屠 呼延 澹台 东方 闻人 拓跋")
    private static let compoundStarts = Set(compoundSurnames.map { $0[0] })
    /// Surnames that also begin everyday words.
    private static let everydaySurnames = scalars(
        "高白黄安方金石江温时常明车路段成万于华林马田龙阳池毛牛关向谷古文武康包全连单计应和都位来解管童商边房左花保银党强盛宁乐游景"
            + "简冷仲卫查项曲席木易舒柏桂兰章季钟余任何施严洪柳梅庄齐岳路尚付代宗")
    /// Characters that given names are made of and words of places seldom.
    private static let givenCharacters = scalars(
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玲红建国志文辉力永健世义兴良海仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信"
            + "子昌成康星光天达安茂进有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕哲浩亮政谦亨奇固翰朗伯宏言若鸣朋斌梁栋维启"
            + "克伦翔旭鹏泽晨辰士建致树炎德时泰雄琛钧冠策腾楠榕航弘慧巧美淑惠珠翠雅芝玉萍娥芬燕彩春菊凤洁梅琳素莲真雪荣爱妹香月莺媛瑞凡"
            + "佳嘉琼勤珍贞莉娣璧璐娅琦晶妍茜秋珊莎锦黛倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉君琴蕊薇菁梦岚馨琰韵融艺卿聪澜毓悦昭冰琬茗羽希欣"
            + "滢馥柔霭凝欢霄枫芸菲伊亚可舒影枝雨轩宇涵然梓萱诺一俊鑫佩立小大三四五六七九占喜长宝根传凯晖昊曦睿渊嵩景喆帅帆峰巍云东阳胤"
            + "珂晗晓琪煜烨恒淼瀚祺尧舜禹坤乾炜炳焕钰锋铭钢铁柱栓")
    /// The last character of units, places and things.
    private static let unitEndings = scalars(
        "局队所司村镇区校院厂心会办站店部园场馆道行团社庄屯县市省乡州处科室组台库港矿城楼桥路街家业网建投控企委政警检法塔油气水热商贸酒"
            + "寺庙幼医湾湖山河岭坡沟滩店铺超吧房宅厅堂口门点位岗亭段线里弄巷寨堡营坊苑府庭居座栋层舍棚亩地方人员民众业集")
    /// Words, brands and places that look like names.
    private static let words = list(
        "华为 万科 万达 华润 方正 金山 康佳 石油 石化 高通 文旅 文化 安防 路政 林业 安监 司法 宗教 卫健 卫生 计生 党政 党群 党校 商务 应急 单位 "
            + "白云 阳光 安居 华联 明珠 时代 金融 金鹰 银座 江南 江北 花园 和谐 向阳 连锁 安全 高新 高速 高铁 高校 高清 高空 高点 高危 强电 车管 车辆 "
            + "边防 边检 保安 保利 保卫 保洁 全区 全县 全市 全体 全向 全彩 全景 简易 和平 童话 金三立 安讯士 康明斯 白光 红外 温感 常规 常开 明装 安装 "
            + "单向 双向 方向 周一 周二 周三 周四 周五 周六 周日 许昌 吴忠 宁德 吴兴 罗平 陆良 钟祥 邹平 秦安 邵武 孟连 黎平 贺兰 丁青 梁平 卢龙 阎良 "
            + "祁连 舒兰 左云 高明 马龙 金平 江华 黄平 万宁 文昌 乐平 安平 华宁 龙海 武平 建平 石龙 金华 金昌 金坛 康平 昌平 黄石 白银 白城 武汉 武威 "
            + "安康 安阳 成都 温州 梅州 柳州 常德 常州 常熟 汤阴 曹妃甸 单县 简阳 乐山 景德镇 余姚 余杭 应城 应县 包头 边坝 关岭 和田 都匀 都安 古浪 连云 "
            + "有限 公安 华北 华东 华南 华中 文安 文明 文体 文博 金属 花卉 成人 商会 连接 管理 管委 路灯 路侧 路段 车站 时间 常年 强制 单兵 单点 计量 应用 "
            + "包装 解放 房产 房管 左侧 来源 明确 车载 王府 王者 张贴 陈列 周界 周边 周围 周转 方便 方式 石材 石料 严重 严禁 施工 任务 任意 何时 程序 程控 "
            + "许可 许多 谢绝 余量 戴帽 夏季 季度 章程 毕业 申请 申报 凌晨 费用 项目 曲面 游客 游乐 位置 盖板 符合 谈话 商业 蒙版 喻示 卓越 封闭 尚未 付费 "
            + "代建 代维 代管 宗地 银行 金店 金库 高架 马路 文物 文教 于家 白天 黄色 蓝色 连续 联通 易通 江苏 江西 陕西 山东 广东 云南 万象 万通 万隆 "
            + "天成 宁波 辛亥 席位 米家 都市 和风 吉祥 吉利 康泰 安宁 安泰 安达 华强 华安 华泰 华夏 华康 华美 华信 金龙 金星 金海 金辉 金泰 金鑫 "
            + "明华 文峰 武清 常青 万年 万福 万家 万安 万和 万盛 高平 高安 温泉 龙泉 马山 关闭")
    /// Words of units in Latin letters.
    static let unitWords = Set(
        ("bureau company ltd co corp inc school police station city county district dept department centre center "
            + "office team hospital group university government committee bank room unit agency authority council "
            + "market mall store shop hotel park service services security council village town street road")
            .split(separator: " ").map { $0.unicodeScalars.map(\.value) })
}
