package sensitive

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClassifyByName(t *testing.T) {
	tests := []struct {
		names     string
		class     Class
		certainty Certainty
	}{
		{"phone phone_no phoneNumber PHONE_NUMBER mobile mobile_phone tel user_tel ownerPhone msisdn contact_no contactNumber phones phone1 home_phone", Phone, Sure},
		{"id_card idcard IDCard idCardNo identity_no cert_no ssn passport_no passportNumber user_id_card", NationalID, Sure},
		{"bank_card bankCardNo card_no iban account_no account_number", BankCard, Sure},
		{"email e_mail eMail mail emailAddress user_email EMAIL email_address c_email_address", Email, Sure},
		{"real_name realName full_name firstName last_name consignee id_name receiver_name", Name, Sure},
		{"address addr home_addr consignee_addr detail_address shippingAddress street address_line_1", Address, Sure},
		{"birthday birth_date dob dateOfBirth", Birthday, Sure},
		{"imei imsi oaid android_id mac_addr", Device, Sure},
		{"client_ip remote_addr user_ip loginIp", Network, Sure},
		{"ip ip_address", Network, Weak},
		{"diagnosis disease medical_record", Health, Sure},
		{"plate_no license_plate vin", Vehicle, Sure},
		{"password passwd user_pwd cvv access_token", Secret, Sure},
		{"sjh sjhm kh_sjh lxdh", Phone, Sure},
		{"sfz sfzh sfzhm zjhm", NationalID, Sure},
		{"csrq", Birthday, Sure},
		{"consignee_phone linkman_tel caller_number called_no telefonnummer", Phone, Sure},
		{"kontonummer account_num", BankCard, Sure},
		{"vorname contact_person true_name buyer_full_name", Name, Sure},
		{"anschrift user_addr registered_address o_addr", Address, Sure},
		{"geburtsdatum birth_dt", Birthday, Sure},
		{"diagnosis_name chief_complaint", Health, Sure},
		{"passwort card_pin security_answer", Secret, Sure},
		{"meeting_address from_address", Address, Weak},
		{"cell home_cell", Phone, Weak},
		{"token secret", Secret, Weak},
		{"user_name username nick nickName", Name, Weak},
	}
	for _, test := range tests {
		for _, name := range strings.Fields(test.names) {
			v := Classify(Column{Table: "t", Name: name, Type: "STRING"})
			assert.Equal(t, Verdict{test.class, test.certainty, "name"}, v, name)
		}
	}
}

func TestLookAlikes(t *testing.T) {
	names := `user_id order_id phone_model phone_type phone_brand phone_status phone_flag phone_cnt phone_count phone_country_code
		email_count email_status email_verified email_sent is_email has_phone email_template mail_subject mailing_list
		address_id address_type addr_cnt ip_count ip_type server_ip host_ip ip_pool shop_address store_phone company_address
		product_name shop_name city_name name title card_type card_level account_id account_type account_name
		mobile_os telemetry cellar street_view_enabled token_count secret_santa_id password_changed_at pwd_expired
		masked_phone md5_phone phone_md5 encrypted_id_card phone_hash email_sha256 hashed_email phone_masked
		geography latency longest vine pant telegram mailing birthplace_type description recipe tip zip
		xm dz jd wd mm sj yx zd bl lat_bucket job_manager_address contract_address p_channel_email security_code
		street_number grid_cell fuel_cell map_pin gpio_pin mail_no ledger_account_no system_email clinic_phone topic_full_name dns_ip camera_ip
		site_address modbus_address hw_address upstream_addr device_address tower_address terminal_addr tx_address
		ip_region user_id_type passport_type pin_count mobile_app_version email_domain phone_prefix_len`
	for _, name := range strings.Fields(names) {
		assert.Empty(t, Classify(Column{Table: "orders", Name: name, Type: "STRING"}), name)
	}
}

func TestTypeGuard(t *testing.T) {
	tests := []struct {
		name, typ string
		want      Certainty
	}{
		{"phone", "VARCHAR", Sure},
		{"phone", "", Sure},
		{"phone", "BIGINT", Weak},
		{"phone", "INT", No},
		{"phone", "BOOLEAN", No},
		{"email", "BIGINT", No},
		{"email", "BOOLEAN", No},
		{"birthday", "DATE", Weak},
		{"birthday", "STRING", Sure},
		{"address", "INT", No},
		{"password", "BYTES", Weak},
		{"phone", "ROW", No},
	}
	for _, test := range tests {
		v := Classify(Column{Table: "t", Name: test.name, Type: test.typ})
		assert.Equal(t, test.want, v.Certainty, "%s %s", test.name, test.typ)
	}
}

func TestCoordinatesOfPersons(t *testing.T) {
	lat := Column{Table: "driver_info", Name: "lat", Type: "DOUBLE", Siblings: []string{"user_id", "lat", "lng"}}
	assert.Equal(t, Verdict{Location, Weak, "name"}, Classify(lat))
	lat.Table = "weather_station"
	assert.Equal(t, No, Classify(lat).Certainty, "nobody is there")
}

func TestNameOfPersons(t *testing.T) {
	assert.Equal(t, Verdict{Name, Weak, "name"}, Classify(Column{Table: "dim_users", Name: "name", Type: "STRING"}))
	assert.Empty(t, Classify(Column{Table: "user_events", Name: "name", Type: "STRING"}))
	assert.Empty(t, Classify(Column{Table: "products", Name: "name", Type: "STRING"}))
}

func TestFieldsOfOtherThings(t *testing.T) {
	tests := []struct {
		of, name string
		want     Class
	}{
		{"buyer", "phone", Phone},
		{"data", "address", Address},
		{"shop", "phone", ""},
		{"merchant_info", "address", ""},
		{"shop", "owner_phone", Phone},
		{"repository", "full_name", ""},
		{"buyer", "name", Name},
		{"plan", "name", ""},
	}
	for _, test := range tests {
		v := Classify(Column{Table: "t", Name: test.name, Of: test.of, Type: "STRING"})
		assert.Equal(t, test.want, v.Class, "%s.%s", test.of, test.name)
	}
}

func TestTwoLetterPinyin(t *testing.T) {
	tests := []struct {
		siblings string
		want     Certainty
	}{
		{"id amount", No},
		{"id sfzh", Sure},
		{"id dz", Weak},
		{"id xm", No}, // itself
	}
	for _, test := range tests {
		v := Classify(Column{Table: "t", Name: "xm", Type: "STRING", Siblings: strings.Fields(test.siblings)})
		assert.Equal(t, test.want, v.Certainty, test.siblings)
	}
	v := Classify(Column{Table: "t", Name: "xm", Comment: "项目", Type: "STRING", Siblings: []string{"id", "sfzh"}})
	assert.Empty(t, v, "the comment says what it is")
}

func TestClassifyByComment(t *testing.T) {
	tests := []struct {
		name, comment string
		class         Class
	}{
		{"c1", "手机号", Phone},
		{"phone", "手机号11位", Phone},
		{"phone", "买家的手机号，可能为空", Phone},
		{"phone", "unknown contents", Phone},
		{"c1", "跳转地址", ""},
		{"c1", "用户手机号码", Phone},
		{"c1", "联系电话（必填）", Phone},
		{"c1", "身份证号", NationalID},
		{"c1", "客户姓名", Name},
		{"c1", "收货人姓名", Name},
		{"c1", "邮箱地址", Email},
		{"c1", "收货地址", Address},
		{"c1", "登录密码", Secret},
		{"c1", "mobile phone", Phone},
		{"c1", "The customer's e-mail address", Email},
		{"c1", "phone number of the buyer", Phone},
		{"c1", "date of birth", Birthday},
		{"xm", "姓名", Name},
		{"user_name", "真实姓名", Name},
		{"phone", "手机型号", ""},
		{"phone", "phone model", ""},
		{"c1", "是否绑定手机", ""},
		{"c1", "手机品牌", ""},
		{"c1", "地址类型", ""},
		{"c1", "地址ID", ""},
		{"c1", "图片地址", ""},
		{"c1", "客服电话", ""},
		{"site_addr", "基站地址", ""},
		{"c1", "设备地址", ""},
		{"c1", "活动收货地址", Address},
		{"c1", "设备诊断结果", ""},
		{"c1", "热线电话", ""},
		{"c1", "主叫号码", Phone},
		{"c1", "驾驶证号", NationalID},
		{"c1", "IMEI号", Device},
		{"c1", "客户端IP", Network},
		{"c1", "密钥ID", ""},
		{"c1", "address of the server", ""},
		{"c1", "whether the phone is bound", ""},
		{"c1", "Telefonnummer des Kunden", Phone},
		{"c1", "Adresse der Filiale", ""},
		{"c1", "诊断名称", Health},
		{"c1", "过敏史", Health},
		{"c1", "邮箱数量", ""},
		{"c1", "number of phones", ""},
		{"c1", "类型：1手机 2邮箱", ""},
		{"phone", "手机号（已脱敏）", ""},
		{"phone", "masked phone number", ""},
		{"c1", "create time", ""},
	}
	for _, test := range tests {
		v := Classify(Column{Table: "t", Name: test.name, Type: "STRING", Comment: test.comment})
		assert.Equal(t, test.class, v.Class, "%s %s", test.name, test.comment)
	}
}

func TestCommentOutweighsType(t *testing.T) {
	v := Classify(Column{Table: "t", Name: "c1", Type: "BIGINT", Comment: "手机号"})
	assert.Equal(t, Verdict{Phone, Sure, "comment"}, v)
	assert.Empty(t, Classify(Column{Table: "t", Name: "c1", Type: "BOOLEAN", Comment: "手机号"}))
}

func TestDescriptions(t *testing.T) {
	for _, d := range descriptions {
		assert.Contains(t, d.Mask("col"), "col", d.Class)
		assert.NotContains(t, d.Mask("col"), "{}", d.Class)
	}
	assert.Equal(t, "CONCAT(LEFT(p, 3), '****', RIGHT(p, 4))", Describe(Phone).Mask("p"))
	assert.Equal(t, "payroll", Describe("payroll").Title)
}
