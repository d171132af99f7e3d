package sensitive

import "strings"

// A term is a phrase of English words that means a class.
type term struct {
	class Class
	// words are in lower case with single spaces. A name may also hold them
	// without a space between them.
	words string
	sure  bool
}

// terms returns one term for each of the phrases, which "," divides.
func terms(class Class, sure, weak string) []term {
	var list []term
	for i, phrases := range []string{sure, weak} {
		for _, phrase := range strings.Split(phrases, ",") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				list = append(list, term{class, phrase, i == 0})
			}
		}
	}
	return list
}

// english are the phrases. The longest one that a name holds counts; weak ones
// are words with another common meaning.
var english = join(
	terms(Phone, "phone, phone no, telephone, mobile, mobile phone, mobile no, cellphone, cell phone, tel, tel no, msisdn, contact no, contact phone, contact number, whatsapp, link phone, link tel, link mobile, calling no, calling number, called no, called number, caller no, caller number, callee no, callee number, telefon, telefonnummer, handynummer, rufnummer, mobilnummer", "cell, subscriber number, subscriber no"),
	terms(NationalID, "id card, id card no, identity no, identity number, identity card, cert no, certificate no, ssn, social security no, social security number, passport, passport no, passport number, national id, citizen id, nric, hkid, aadhaar, aadhar, cpf, curp, rrn, resident registration no, resident registration number, national insurance no, national insurance number, codice fiscale, pesel, personnummer, social insurance number, tax id, tax file number, taxpayer id, tax no, tax number, voter id, military id, driver license, drivers license, driving licence, driver licence, cert num, cert number, identification no, identification number, steuernummer, ausweisnummer, personalausweis, reisepass, sozialversicherungsnummer", "id no, id num, id number, cert id, cert code, personal id, steuer id"),
	terms(BankCard, "bank card, bank card no, card no, card number, credit card, debit card, iban, account no, account number, bank account, acct no, acct number, acct num, card num, account num, bank acct, kontonummer, kreditkarte", "pan, acc no"),
	terms(Email, "email, e mail, mail, email address, mail address, e mail address, email addr, mail addr", "mailbox"),
	terms(Name, "real name, full name, first name, last name, given name, family name, surname, id name, consignee, consignee name, receiver name, recipient name, cardholder, cardholder name, card holder, card holder name, account holder, account holder name, patient name, maiden name, applicant name, insured name, passenger name, employee name, student name, teacher name, buyer name, true name, contact person, linkman, guardian name, holder name, vorname, nachname, familienname", "legal name, owner name, payer name, payee name, doctor name, driver name, user name, nick, nick name, customer name, member name, contact name, cust name, legal person name"),
	terms(Address, "address, addr, home addr, home address, consignee addr, consignee address, street, street address, shipping address, delivery address, mailing address, anschrift, adresse, strasse", "residence, wohnort"),
	terms(Birthday, "birthday, birth date, date of birth, dob, birth, birth day, birth dt, geburtsdatum, geburtstag", ""),
	terms(Location, "", "lat, lng, lon, latitude, longitude, gps, geo"),
	terms(Device, "imei, imsi, idfa, oaid, android id, mac addr, mac address, idfv, gaid, advertising id, wifi mac, device mac, mac adresse, udid", "mac"),
	terms(Network, "client ip, user ip, remote ip, remote addr, remote address, login ip, register ip, client ip address, user ip address", "ip, ip addr, ip address, ip adresse"),
	terms(Health, "diagnosis, disease, medical record, medical history, blood, blood group, blood type, blood pressure, allergy, allergy history, past history, chief complaint, hiv status, diagnosis name, diagnosis desc, diagnosis description, diagnosis result, diagnosis text", "symptom"),
	terms(Vehicle, "plate no, plate number, license plate, licence plate, car plate, vin, vin code, kennzeichen, fahrgestellnummer", "vehicle no, vehicle number, car no, frame no"),
	terms(Biometric, "face feature, face embedding, face image, face img, face photo, face data, face id, user fingerprint, voiceprint, palm print", ""),
	terms(Social, "wechat, wechat no, wechat id, weixin, qq no, qq number, weibo id, telegram id, wx id, qq account, wechat account", "qq, openid, unionid, open id, union id"),
	terms(Secret, "password, passwd, pwd, cvv, cvc, access token, auth token, refresh token, session token, secret key, client secret, private key, otp secret, otp code, api key, api secret, app secret, passphrase, passwort, kennwort, bank pin, card pin, login pin, security answer", "jwt, access key, verify code, verification code, token, secret, pin code, pin"),
)

func join(lists ...[]term) []term {
	var all []term
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// tails are words that may follow a phrase without changing what is held:
// phone_no, email_address, address_line_1.
var tails = set("no num number nbr nr str string value val text txt raw plain plaintext original orig new old primary secondary main home work line detail details info cn en zh col column field")

// numbers are those of tails that say that something is numbered.
var numbers = set("no num number nbr nr")

// heads are words before a phrase that make it something else: is_phone,
// has_email, count_email, masked_phone, server_ip, shop_address.
var heads = set("is if whether has have had no not without with need needs enable enabled disable disabled valid invalid verify verified verification check checked unverified show hide send sent use used by count cnt num number total sum avg max min channel notify allow opt subscribe " +
	"masked mask encrypted encrypt enc crypt cipher hashed hash md sha desens desensitize desensitized tuomin anonymized anonymised tokenized ledger gl chart game")

// owners are words before a phrase that make it belong to no person.
var owners = set("shop store company corp corporate merchant warehouse branch hotel restaurant supplier vendor station site depot office hospital school platform service support hotline product item goods city brand sku " +
	"server host url uri web http https job manager cluster node broker gateway proxy peer local listen bind memory contract wallet pool token swap api pod container dest destination vpc internal public virtual page image video file link website bootstrap endpoint callback redirect filiale firma unternehmen lager lieferant werk maschine " +
	"clinic pharmacy org organization organisation dept department outlet plant factory mall airport noreply alert alarm system category region area topic repo repository class menu")

// places are words before an address that make it one of a machine or of a
// place where nobody lives.
var places = set("modbus register memory bus coil hw hardware slave device sensor meter plc upstream backend frontend mqtt tcp udp kafka redis zk zookeeper db database leader master worker instance machine rpc dns nat dst target edge cdn vpn switch router camera ap " +
	"tx miner mint block chain nft bts tower cell terminal atm pos bank market lab dealer enterprise venue parking pile charger locker garage stop point cinema museum")

// whose are words before an address or a full name that make it a person's. Of
// other words it is not known.
var whose = set("user customer cust consumer client member buyer seller owner holder person personal employee emp staff patient student pupil teacher doctor driver rider courier passenger guest visitor tenant applicant insured policyholder borrower lender debtor guarantor guardian parent father mother spouse child relative " +
	"family home household living live residence residential resident current present permanent temporary registered domicile mailing mail post postal delivery deliver shipping ship shipment billing bill invoice contact linkman receiver receive received recv rcv rec recipient consignee addressee emergency " +
	"order primary secondary main full detail detailed real actual old new original default street line raw src source ods")

// lone are terms that mean their class only by themselves, or after one of
// whose: a grid_cell is no phone, a map_pin no secret.
var lone = set("cell pin pan mac birth")

// people are the words for a table's rows that are persons, where a bare name is
// likely a person's.
var people = set("user users customer customers member members person persons people employee employees staff patient patients student students teacher teachers driver drivers passenger passengers consumer consumers buyer buyers contact contacts profile profiles resident residents tenant tenants account accounts")

// tableTails are words behind those that say what the rows of a table are.
var tableTails = set("info infos detail details base basic data table tbl src source sink cdc view dim df di full all new test tmp t kafka mysql copy")

// pinyin are the abbreviations that Chinese schemas use, whole words of a name.
var pinyin = map[string]Class{
	"shouji": Phone, "shoujihao": Phone, "dianhua": Phone, "lianxifangshi": Phone,
	"shenfenzheng": NationalID, "shenfenzhenghao": NationalID, "zhengjianhao": NationalID,
	"yinhangka": BankCard, "yinhangkahao": BankCard,
	"youxiang": Email, "dianziyoujian": Email,
	"xingming": Name, "zhenshixingming": Name,
	"dizhi": Address, "zhuzhi": Address,
	"shengri": Birthday, "chushengriqi": Birthday,
	"chepai": Vehicle, "chepaihao": Vehicle,
	"mima": Secret,
	"sj":   Phone, "sjh": Phone, "sjhm": Phone, "lxdh": Phone, "lxfs": Phone,
	"sfz": NationalID, "sfzh": NationalID, "sfzhm": NationalID, "zjhm": NationalID,
	"yhk": BankCard, "yhkh": BankCard, "yhzh": BankCard,
	"yx": Email, "dzyj": Email,
	"xm": Name, "zsxm": Name, "shr": Name,
	"dz": Address, "zz": Address, "shdz": Address,
	"csrq": Birthday,
	"jd":   Location, "wd": Location,
	"sbh": Device,
	"zd":  Health, "bl": Health,
	"cph": Vehicle,
	"mm":  Secret,
}

// A mark is a Chinese word that means a class.
type mark struct {
	class Class
	word  string
}

// chinese are the words of comments. Longer ones come before those that they
// hold.
var chinese = []mark{
	{Phone, "手机"}, {Phone, "电话"}, {Phone, "联系方式"}, {Phone, "联系号码"}, {Phone, "座机"}, {Phone, "主叫号码"}, {Phone, "被叫号码"},
	{NationalID, "身份证"}, {NationalID, "证件号"}, {NationalID, "护照"}, {NationalID, "社保号"}, {NationalID, "驾驶证"}, {NationalID, "军官证"}, {NationalID, "通行证"},
	{BankCard, "银行卡"}, {BankCard, "银行账号"}, {BankCard, "银行帐号"}, {BankCard, "收款账号"}, {BankCard, "付款账号"}, {BankCard, "开户账号"}, {BankCard, "开户帐号"}, {BankCard, "信用卡"}, {BankCard, "卡号"},
	{Email, "电子邮件"}, {Email, "电子邮箱"}, {Email, "邮箱"},
	{Name, "真实姓名"}, {Name, "姓名"}, {Name, "收货人"}, {Name, "收件人"}, {Name, "联系人"}, {Name, "持卡人"},
	{Device, "MAC地址"}, {Device, "设备号"}, {Device, "IMEI"}, {Device, "IMSI"}, {Device, "IDFA"}, {Device, "OAID"},
	{Network, "客户端IP"}, {Network, "用户IP"}, {Network, "登录IP"}, {Network, "注册IP"}, {Network, "访问IP"}, {Network, "IP地址"},
	{Address, "收货地址"}, {Address, "家庭地址"}, {Address, "住址"}, {Address, "地址"},
	{Birthday, "出生日期"}, {Birthday, "生日"}, {Birthday, "出生年月"},
	{Location, "经度"}, {Location, "纬度"}, {Location, "定位"},
	{Health, "诊断"}, {Health, "病历"}, {Health, "疾病"}, {Health, "血型"}, {Health, "过敏"}, {Health, "病史"}, {Health, "主诉"}, {Health, "症状"}, {Health, "用药"},
	{Vehicle, "车牌"}, {Vehicle, "车架号"}, {Vehicle, "发动机号"},
	{Biometric, "人脸特征"}, {Biometric, "人脸图"}, {Biometric, "人脸"}, {Biometric, "指纹"}, {Biometric, "声纹"}, {Biometric, "虹膜"},
	{Social, "微信号"}, {Social, "QQ号"},
	{Secret, "密码"}, {Secret, "口令"}, {Secret, "密钥"}, {Secret, "私钥"},
}

// chineseTails may follow a word: 手机号码, 邮箱地址.
var chineseTails = []string{"号码", "号", "信息", "明文", "原文", "地址", "码", "字段", "列", "姓名"}

// chineseHealthTails may follow a word about health: 诊断名称, 过敏史.
var chineseHealthTails = []string{"名称", "描述", "结果", "结论", "内容", "记录", "史"}

// chinesePlaces are words before an address that make it one of a machine or of
// a place where nobody lives.
var chinesePlaces = []string{"基站", "设备", "终端", "站点", "网点", "机房", "传感器", "寄存器", "从站", "医院", "学校", "工厂", "厂区", "车站", "场馆", "工地", "停车场", "充电桩", "自提", "项目", "银行", "酒店", "开户行", "小区", "楼盘", "活动", "会议", "退货", "发货"}

// chineseMachines are words before a diagnosis that make it one of a machine.
var chineseMachines = []string{"设备", "系统", "车辆", "网络", "机器", "程序"}

// chineseHeads are words before one that make it something else, or belong to
// no person.
var chineseHeads = []string{"是否", "有无", "客服", "商家", "店铺", "门店", "公司", "企业", "商户", "仓库", "机构", "单位",
	"图片", "头像", "链接", "接口", "请求", "页面", "下载", "文件", "视频", "存储", "服务器", "服务", "合约", "内存", "网络", "回调", "钱包", "URL", "url", "IP", "ip", "MAC", "mac", "邮箱", "邮件",
	"访问", "跳转", "播放", "源地址", "目的", "目标", "网关", "数据库", "集群", "主机", "节点", "代理", "资源", "附件", "封面", "二维码", "SIM", "热线", "投诉", "网页", "故障", "优惠券", "站点"}

// chineseOthers are words behind one that make it something else: 手机型号.
var chineseOthers = []string{"型号", "类型", "品牌", "数", "状态", "标识", "标志", "归属", "运营商", "系统", "版本", "编号", "ID", "id", "长度", "前缀", "后缀", "时间", "来源", "等级", "验证", "城市", "省", "国家", "区域"}

// maskWords say in a comment that the column holds no clear text.
var maskWords = []string{"脱敏", "加密", "掩码", "哈希", "摘要", "密文", "匿名", "masked", "hashed", "encrypted", "anonymized", "anonymised", "tokenized", "desensitized", "redacted", "md5", "sha256"}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
