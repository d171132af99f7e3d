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
	terms(Phone, "phone, phone no, telephone, mobile, mobile phone, mobile no, cellphone, cell phone, tel, tel no, msisdn, contact no, contact phone, contact number, whatsapp", "cell"),
	terms(NationalID, "id card, id card no, identity no, identity number, identity card, cert no, certificate no, ssn, social security no, social security number, passport, passport no, passport number, national id, citizen id, nric, hkid, aadhaar, aadhar, cpf, curp, rrn, resident registration no, resident registration number, national insurance no, national insurance number, codice fiscale, pesel, personnummer, social insurance number, tax id, tax file number, taxpayer id, tax no, tax number, voter id, military id, driver license, drivers license, driving licence, driver licence", "id no, id number, cert id"),
	terms(BankCard, "bank card, bank card no, card no, card number, credit card, debit card, iban, account no, account number, bank account, acct no, acct number, acct num, card num", "pan"),
	terms(Email, "email, e mail, mail, email address, mail address, e mail address", "mailbox"),
	terms(Name, "real name, full name, first name, last name, given name, family name, surname, id name, consignee, consignee name, receiver name, recipient name, cardholder, cardholder name, card holder, card holder name, account holder, account holder name, patient name, maiden name, applicant name, insured name, passenger name, employee name, student name, teacher name, buyer name", "user name, nick, nick name, customer name, member name, contact name, cust name, legal person name"),
	terms(Address, "address, addr, home addr, home address, consignee addr, consignee address, street, street address, shipping address, delivery address, mailing address", "residence"),
	terms(Birthday, "birthday, birth date, date of birth, dob, birth", ""),
	terms(Location, "", "lat, lng, lon, latitude, longitude, gps, geo"),
	terms(Device, "imei, imsi, idfa, oaid, android id, mac addr, mac address, idfv, gaid, advertising id, wifi mac", ""),
	terms(Network, "client ip, user ip, remote ip, remote addr, remote address, login ip, register ip, client ip address, user ip address", "ip, ip addr, ip address"),
	terms(Health, "diagnosis, disease, medical record, medical history, blood, blood group, blood type, blood pressure, allergy, prescription", ""),
	terms(Vehicle, "plate no, plate number, license plate, licence plate, car plate, vin", ""),
	terms(Biometric, "face feature, face embedding, face image, face id, user fingerprint, voiceprint, palm print", ""),
	terms(Social, "wechat, wechat no, wechat id, weixin, qq no, qq number, weibo id, telegram id", "qq, openid, unionid, open id, union id"),
	terms(Secret, "password, passwd, pwd, cvv, cvc, access token, auth token, refresh token, session token, secret key, client secret, private key, otp secret, otp code, api key, api secret, app secret, passphrase", "token, secret, pin code, pin"),
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
var tails = set("no num number nbr str string value val text txt raw plain plaintext original orig new old primary secondary main home work line detail details info cn en zh col column field")

// heads are words before a phrase that make it something else: is_phone,
// has_email, count_email, masked_phone, server_ip, shop_address.
var heads = set("is has have had no not without with need needs enable enabled disable disabled valid invalid verify verified verification check checked unverified show hide send sent use used by count cnt num number total sum avg max min channel notify allow opt subscribe " +
	"masked mask encrypted encrypt enc crypt cipher hashed hash md sha desens desensitize desensitized tuomin anonymized anonymised tokenized")

// owners are words before a phrase that make it belong to no person.
var owners = set("shop store company corp corporate merchant warehouse branch hotel restaurant supplier vendor station site depot office hospital school platform service support hotline product item goods city brand sku " +
	"server host url uri web http https job manager cluster node broker gateway proxy peer local listen bind memory contract wallet pool token swap api pod container dest destination vpc internal public virtual page image video file link website bootstrap endpoint callback redirect")

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
	{Phone, "手机"}, {Phone, "电话"}, {Phone, "联系方式"}, {Phone, "联系号码"},
	{NationalID, "身份证"}, {NationalID, "证件号"}, {NationalID, "护照"}, {NationalID, "社保号"},
	{BankCard, "银行卡"}, {BankCard, "银行账号"}, {BankCard, "银行帐号"}, {BankCard, "收款账号"}, {BankCard, "付款账号"}, {BankCard, "信用卡"}, {BankCard, "卡号"},
	{Email, "电子邮件"}, {Email, "电子邮箱"}, {Email, "邮箱"},
	{Name, "真实姓名"}, {Name, "姓名"}, {Name, "收货人"}, {Name, "收件人"}, {Name, "联系人"}, {Name, "持卡人"},
	{Device, "MAC地址"}, {Device, "设备号"},
	{Network, "IP地址"},
	{Address, "收货地址"}, {Address, "家庭地址"}, {Address, "住址"}, {Address, "地址"},
	{Birthday, "出生日期"}, {Birthday, "生日"}, {Birthday, "出生年月"},
	{Location, "经度"}, {Location, "纬度"}, {Location, "定位"},
	{Health, "诊断"}, {Health, "病历"}, {Health, "疾病"}, {Health, "血型"},
	{Vehicle, "车牌"}, {Vehicle, "车架号"},
	{Biometric, "人脸"}, {Biometric, "指纹"}, {Biometric, "声纹"}, {Biometric, "虹膜"},
	{Social, "微信号"}, {Social, "QQ号"},
	{Secret, "密码"}, {Secret, "口令"},
}

// chineseTails may follow a word: 手机号码, 邮箱地址.
var chineseTails = []string{"号码", "号", "信息", "明文", "原文", "地址", "码", "字段", "列", "姓名"}

// chineseHeads are words before one that make it something else, or belong to
// no person.
var chineseHeads = []string{"是否", "有无", "客服", "商家", "店铺", "门店", "公司", "企业", "商户", "仓库", "机构", "单位",
	"图片", "头像", "链接", "接口", "请求", "页面", "下载", "文件", "视频", "存储", "服务器", "服务", "合约", "内存", "网络", "回调", "钱包", "URL", "url", "IP", "ip", "MAC", "mac", "邮箱", "邮件",
	"访问", "跳转", "播放", "源地址", "目的", "目标", "网关", "数据库", "集群", "主机", "节点", "代理", "资源", "附件", "封面", "二维码", "SIM"}

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
