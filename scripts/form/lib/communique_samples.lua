-- scripts/form/lib/communique_samples.lua - the samples of form/communique.lua: a sentence for each wording, figures
-- invented.
local M = {}

-- Output.
function M.output(form)
  form:sample { "初步核算，全年全市地区生产总值1532.60亿元，比上年增长5.1%。", gdp = "1532.60", gdp_growth = "5.1" }
  form:sample { "2025年，全县实现生产总值（GDP）[2]1532600万元，按可比价格计算，同比下降1.1%。", gdp = "153.26", gdp_growth = "-1.1" }
  form:sample { "全市GDP达到1.25万亿元，增长4.6%，人均GDP98765元。", gdp = 12500, gdp_growth = "4.6", gdp_per_capita = 98765 }
  form:sample { "全年地区生产总值1532.60亿元，其中规模以上工业实现利润88.1亿元，增长7.7%。", gdp = "1532.60", gdp_growth = false }
  form:sample { "市区生产总值612.33亿元，增长4.1%。", gdp = false, gdp_growth = false }
  form:sample { "按常住人口计算，人均地区生产总值61234元（按年平均汇率折合8600美元），增长5.6%。", gdp_per_capita = 61234,
    gdp_growth = false }
  form:sample { "第一产业增加值152.31亿元，增长3.2%；第二产业增加值702.50亿元，下降0.4%；第三产业增加值677.79亿元，与上年持平。",
    va_primary = "152.31", va_primary_growth = "3.2", va_secondary_growth = "-0.4", va_tertiary = "677.79",
    va_tertiary_growth = 0 }
  form:sample { "第一、二、三产业增加值分别为152.31亿元、702.50亿元和677.79亿元，分别增长3.2%、5.0%和6.3%。",
    va_primary = "152.31", va_secondary = "702.50", va_tertiary = "677.79", va_primary_growth = "3.2",
    va_tertiary_growth = "6.3" }
  form:sample { "三次产业结构由上年的10.3：45.6：44.1调整为9.9：45.8：44.3。", share_primary = "9.9", share_secondary = "45.8",
    share_tertiary = "44.3" }
  form:sample { "三次产业结构为9.9∶45.8∶44.3。", share_primary = "9.9", share_tertiary = "44.3" }
  form:sample { "三次产业占比9.9:45.8:44.3，对经济增长的贡献率分别为5.1%、44.0%和50.9%。", share_secondary = "45.8" }
  form:sample { "三次产业增加值占地区生产总值的比重分别为9.9%、45.8%和44.3%。", share_primary = "9.9", share_tertiary = "44.3" }
  form:sample { "第一产业增加值占地区生产总值比重为9.9%，第二产业增加值比重为45.8%。", share_primary = "9.9", share_secondary = "45.8" }
  form:sample { "全部工业增加值588.1亿元，增长6.0%。其中，规模以上工业增加值（扣除价格因素）增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "年末812家规模以上工业企业完成增加值增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "规模以上高技术制造业增加值增长12.2%。", ind_va_growth = false }
  form:sample { "全年粮食产量236.88万吨，比上年增加2.1万吨，增产0.9%。", grain = "236.88", grain_growth = "0.9" }
  form:sample { "全年粮食总产47.4亿斤，减产0.7%，肉类总产量255600吨。", grain = "237.0", grain_growth = "-0.7", meat = "25.56" }
  form:sample { "粮食种植面积551.8万亩，增长0.2%，总产量236.88万吨，增长0.9%。", grain = "236.88", grain_growth = "0.9" }
  form:sample { "夏粮产量101.2万吨，增长1.1%；猪肉产量15.1万吨。", grain = false, grain_growth = false, meat = false }
end

-- People, prices, public money, investment, trade, banks.
function M.people(form)
  form:sample { "年末全市户籍人口612.3万人，常住人口540.2万人，常住人口城镇化率61.2%，户籍人口城镇化率48.1%。",
    household_pop = "612.3", resident_pop = "540.2", urbanization = "61.2" }
  form:sample { "全市户籍总户数180.5万户，总人口612.3万人。", household_pop = "612.3" }
  form:sample { "人口出生率5.51‰，死亡率7.60‰，自然增长率-2.09‰。", birth_rate = "5.51", death_rate = "7.60", natural_growth = "-2.09" }
  form:sample { "全年城镇新增就业51200人，失业人员再就业1.2万人。", employment_new = "5.12" }
  form:sample { "全年居民消费价格比上年上涨0.3%，其中食品烟酒价格下降0.9%。", cpi = "0.3" }
  form:sample { "居民消费价格指数（以上年为100）为99.7。", cpi = "-0.3" }
  form:sample { "居民消费价格与上年持平，市区居民消费价格上涨0.1%。", cpi = 0 }
  form:sample { "全年财政总收入201.3亿元，增长3.3%，其中一般公共预算收入118.5亿元，下降2.1%；税收收入78.9亿元，增长1.0%。",
    pub_rev = "118.5", pub_rev_growth = "-2.1", tax_rev = "78.9" }
  form:sample { "一般公共预算收入118.5亿元，一般公共预算支出402.2亿元，分别增长2.1%和3.3%。", pub_rev = "118.5",
    pub_exp = "402.2", pub_rev_growth = "2.1", pub_exp_growth = "3.3" }
  form:sample { "地方财政收入301.2亿元，增长5.0%，市本级一般公共预算收入18.5亿元，增长2.1%。", pub_rev = false, pub_rev_growth = false }
  form:sample { "税收收入占一般公共预算收入的比重为66.6%。", tax_rev = false, pub_rev = false }
  form:sample { "全年固定资产投资（不含农户）比上年下降4.3%，其中民间投资增长1.1%。房地产开发投资同比下降12.3%。", fai_growth = "-4.3",
    realestate_inv_growth = "-12.3" }
  form:sample { "固定资产投资中，第一产业投资增长12.2%。", fai_growth = false }
  form:sample { "房地产企业188户，共完成投资98.7亿元，下降12.3%。", realestate_inv = "98.7", realestate_inv_growth = "-12.3" }
  form:sample { "全年房地产开发[4]投资98.7亿元，比上年下降12.3%，其中住宅投资70.1亿元，下降9.9%。", realestate_inv = "98.7",
    realestate_inv_growth = "-12.3" }
  form:sample { "社会消费品零售总额首次突破2000亿元，达到2012.2亿元，增长3.9%。", retail = "2012.2", retail_growth = "3.9" }
  form:sample { "限额以上单位社会消费品零售总额512.2亿元，增长5.5%。", retail = false, retail_growth = false }
  form:sample { "全年货物进出口总额50.2亿元，增长10.0%。其中，出口38.1亿元，增长8.8%；进口12.1亿元，增长14.0%。",
    trade = "50.2", trade_growth = "10.0", exports = "38.1", imports = "12.1" }
  form:sample { "外贸进出口总额7.02亿美元，其中出口5.30亿美元。服务进出口总额11.2亿元。", trade = false, exports = false }
  form:sample { "年末金融机构本外币各项存款余额2001.2亿元，其中人民币各项存款余额1998.2亿元；贷款余额1500.3亿元。",
    deposits = "2001.2", loans = "1500.3" }
  form:sample { "年末金融机构人民币各项存款余额1998.2亿元。住户存款余额1200.1亿元。", deposits = "1998.2" }
  form:sample { "小额贷款公司贷款余额12.2亿元，住户存款余额1200.1亿元。", deposits = false, loans = false }
end

-- Incomes, travel, roads, telephones, health, schools, tables.
function M.life(form)
  form:sample { "全体居民人均可支配收入33210元，增长5.5%。城镇居民人均可支配收入42100元，增长4.4%；农村居民人均可支配收入22050元，增长6.6%。",
    income_all = 33210, income_all_growth = "5.5", income_urban = 42100, income_urban_growth = "4.4",
    income_rural = 22050,
    income_rural_growth = "6.6", income_ratio = "1.91" }
  form:sample { "城镇、农村居民人均可支配收入分别为42100元、22050元，分别增长4.4%和6.6%。", income_urban = 42100,
    income_rural = 22050, income_urban_growth = "4.4", income_rural_growth = "6.6" }
  form:sample { "城镇居民人均可支配收入42100元，农村居民人均可支配收入22050元，分别增长4.4%和6.6%。", income_rural_growth = "6.6" }
  form:sample { "全省居民人均可支配收入41210元。居民人均可支配收入中位数30100元。", income_all = false }
  form:sample { "全年接待国内外游客3210.5万人次，实现旅游总收入301.2亿元。", tourists = "3210.5", tourism_rev = "301.2" }
  form:sample { "接待国内游客3200.1万人次，国内旅游收入299.9亿元；接待入境游客10.4万人次。", tourists = "3200.1", tourism_rev = "299.9" }
  form:sample { "国庆假期接待游客112.2万人次，旅游收入5.5亿元。", tourists = false, tourism_rev = false }
  form:sample { "年末境内公路通车里程1.23万公里，其中高速公路通车里程321公里。", road_km = 12300 }
  form:sample { "电话用户540.1万户，其中移动电话用户501.2万户。", mobile_users = "501.2" }
  form:sample { "年末共有医疗卫生机构2345个，拥有床位3.21万张，其中医院床位2.4万张。", hospital_beds = 32100 }
  form:sample { "养老机构床位12345张，医院床位25000张。", hospital_beds = false }
  form:sample { "普通小学456所，招生5.5万人，在校生332100人，毕业生5.6万人。", students_primary = "33.21" }
  form:sample { "| 指标 | 市区 | 全市 | 比上年增减（亿元） | 增幅（%） |\n|---|---|---|---|---|\n"
    .. "| 社会消费品零售总额（亿元） | 1012.2 | 2012.2 | 75.5 | 3.9 |\n", retail = "2012.2", retail_growth = "3.9" }
  form:sample { "| 指标 | 绝对数 | 比上年增长（%） |\n|---|---|---|\n| 社会消费品零售总额（万元） | 2012200 | 3.9 |\n"
    .. "| 进出口总额（万美元） | 7020 | 10.0 |\n| 固定资产投资 | — | -4.3 |\n| 粮食产量（万吨） | 236.88 | 持平 |\n",
    retail = "201.22", retail_growth = "3.9", fai_growth = "-4.3", trade = false, grain = "236.88", grain_growth = 0 }
end

-- Headings that ran into their text, lists without the whole name.
function M.broken(form)
  form:sample { "五、国内贸易全年社会消费品零售总额812.2亿元，增长3.9%。", retail = "812.2", retail_growth = "3.9" }
  form:sample { "九、人民生活全年全体居民人均可支配收入33210元，增长5.5%；城镇居民人均可支配收入42100元。", income_all = 33210, income_urban = 42100 }
  form:sample { "八、人口年末常住人口540.2万人。二、财政全年一般公共预算收入118.5亿元。", resident_pop = "540.2", pub_rev = "118.5" }
  form:sample { "限额以上贸易全年社会消费品零售额512.2亿元，其他全年存款余额12.1亿元。", retail = false }
  form:sample { "全市地区生产总值1532.60亿元。其中，第一产业152.31亿元，增长3.2%；第三产业677.79亿元，增长6.3%。",
    va_primary = "152.31", va_primary_growth = "3.2", va_tertiary = "677.79", va_tertiary_growth = "6.3" }
  form:sample { "第二产业增加值占地区生产总值比重为45.8%，第三产业增加值占比为44.3%，第三产业投资占比为61.1%。", share_tertiary = "44.3" }
  form:sample { "一般公共预算收入、支出分别为118.5亿元和402.2亿元，分别增长2.1%、3.3%。", pub_exp = "402.2", pub_exp_growth = "3.3" }
  form:sample { "年末金融机构本外币存贷款余额分别为2001.2亿元和1500.3亿元。", deposits = "2001.2", loans = "1500.3" }
  form:sample { "城乡居民人均可支配收入分别达到42100元和22050元，分别增长4.4%和6.6%。", income_all = false, income_urban = 42100,
    income_rural = 22050, income_urban_growth = "4.4", income_rural_growth = "6.6" }
  form:sample { "全市有卫生机构2345个，卫生技术人员3.1万人。实有病床32100张。养老机构实有床位4100张。", hospital_beds = 32100 }
  form:sample { "各类学校在校学生90.1万人，其中，普通高中6.1万人，小学332100人。", students_primary = "33.21" }
  form:sample { "2024年末常住人口541.1万人。2024年全市地区生产总值1460.10亿元。", resident_pop = "541.1" }
  form:sample { "“十四五”期间，累计城镇新增就业25.6万人。前三季度，规模以上工业增加值增长7.1%。全年城镇新增就业5.1万人。",
    employment_new = "5.1", ind_va_growth = false }
  form:sample { "民营企业进出口40.1亿元，增长9.9%。经开区实现地区生产总值312.2亿元。12月份居民消费价格同比上涨0.8%。",
    trade = false, trade_growth = false, gdp = false, cpi = false }
  form:sample { "三次产业从业人员比例为22.2:31.1:46.7。第一产业增加值比重下降0.4个百分点。", share_primary = false }
end

-- Figures of a part of the place or of the year, of which none is taken.
function M.scopes(form)
  form:sample { "全市民营经济增加值912.3亿元，增长6.6%，占地区生产总值比重为61.1%。其中，第一产业增加值12.1亿元，增长2.2%。", gdp = false,
    va_primary = false, va_primary_growth = false }
  form:sample { "全年地区生产总值1532.60亿元。其中，第一产业增加值152.31亿元，占GDP的比重为9.9%，增长3.2%；第二产业增加值702.50亿元，"
    .. "增长5.1%。民营经济三次产业结构为1.1:56.1:42.8。", va_primary = "152.31", va_primary_growth = "3.2", va_secondary = "702.50",
    share_primary = false }
  form:sample { "高新区全年实现地区生产总值312.2亿元，增长6.1%。市区全年社会消费品零售总额212.2亿元。", gdp = false, retail = false }
  form:sample { "按户籍人口计算，人均地区生产总值71234元。按常住人口计算人均地区生产总值61234元。", gdp_per_capita = 61234 }
  form:sample { "12月份，全市居民消费价格同比上涨1.2%。1-12月份，全市居民消费价格累计上涨0.2%。", cpi = "0.2" }
  form:sample { "民营企业进出口40.1亿元，增长9.9%，其中出口30.1亿元，进口10.0亿元。", trade = false, exports = false, imports = false }
  form:sample { "“五一”期间，全市接待游客112.2万人次，旅游收入5.5亿元。乡村旅游接待游客212.2万人次，旅游收入8.1亿元。",
    tourists = false, tourism_rev = false }
  form:sample { "全市有卫生机构2345个。养老机构112个。共有床位5000张。", hospital_beds = false }
  form:sample { "户籍人口612.3万人，其中城镇人口215.1万人，占总人口的35.1%。", urbanization = false }
  form:sample { "全体居民人均消费支出22210元，其中城镇居民26100元，农村居民18050元。", income_urban = false, income_rural = false }
  form:sample { "市本级一般公共预算收入18.5亿元，增长2.1%，其中税收收入8.9亿元；一般公共预算支出82.2亿元，增长3.1%。", pub_rev = false,
    tax_rev = false, pub_exp = false, pub_exp_growth = false }
  form:sample { "高新区地区生产总值612.33亿元，增长4.1%，人均生产总值88888元。其中，第一产业增加值12.1亿元。全市第一产业增加值152.31亿元。",
    gdp = false, gdp_per_capita = false, va_primary = "152.31" }
  form:sample { "全省居民人均可支配收入41210元，其中城镇居民人均可支配收入51210元；全市农村居民人均可支配收入22050元。", income_all = false,
    income_urban = false, income_rural = 22050 }
  form:sample { "市区年末常住人口112.2万人，城镇化率91.1%。", resident_pop = false, urbanization = false }
  form:sample { "12月份，规模以上工业增加值增长8.8%，全年社会消费品零售总额2012.2亿元。", ind_va_growth = false, retail = "2012.2" }
  form:sample { "1-12月，全市固定资产投资增长5.5%。截至12月末，金融机构各项存款余额2001.2亿元。", fai_growth = "5.5", deposits = "2001.2" }
end

-- What one place says in other words than the next.
function M.wordings(form)
  form:sample { "——地区生产总值1532.60亿元，同比增长[5]5.1%，总量居全省第5位。", gdp = "1532.60", gdp_growth = "5.1" }
  form:sample { "全年生产总值1532.60亿元，总量居全省第5位，比上年实际增5.1%。", gdp = "1532.60", gdp_growth = "5.1" }
  form:sample { "全市地区生产总值1532.60亿元（比上年增长5.1%），其中第一产业增加值152.31亿元（-3.2%）。", gdp = "1532.60", gdp_growth = "5.1",
    va_primary = "152.31", va_primary_growth = false }
  form:sample { "第一产业实现增加值152.31亿元，同比降3.2%；第三产业（服务业）实现增加值677.79亿元，增长6.3%。", va_primary_growth = "-3.2",
    va_tertiary = "677.79", va_tertiary_growth = "6.3" }
  form:sample { "第一产业增加值152.31亿元，增长3.2%，占GDP比重9.9%；第二产业增加值702.50亿元，占GDP比重45.8%。", share_primary = "9.9",
    share_secondary = "45.8" }
  form:sample { "第一产业增加值占GDP的比重由上年的10.3%下降到9.9%。", share_primary = "9.9" }
  form:sample { "三次产业占GDP比重由去年的10.3:45.6:44.1继续优化为9.9:45.8:44.3。", share_primary = "9.9", share_tertiary = "44.3" }
  form:sample { "三次产业结构由2024年的10.3:45.6:44.1演变为2025年的9.9:45.8:44.3。", share_secondary = "45.8" }
  form:sample { "一、二、三产业占GDP的比重分别为9.9%、45.8%和44.3%。", share_primary = "9.9", share_tertiary = "44.3" }
  form:sample { "规模以上工业企业812家，增加值按可比价格计算比上年增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "规模以上工业（含电力）增加值按可比价增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "粮食（含大豆）总产量23.69亿公斤，增产0.9%，肉类总产25.56万吨。", grain = "236.9", grain_growth = "0.9", meat = "25.56" }
  form:sample { "粮食总产量连续五年稳定在230万吨以上，达236.88万吨。全年居民消费价格为上年的100.2%。", grain = "236.88", cpi = "0.2" }
  form:sample { "常住人口城镇化率由上年的60.4%提高到61.2%。", urbanization = "61.2" }
  form:sample { "常住人口城镇化率比上年提高0.8个百分点，达到61.2%。", urbanization = "61.2" }
  form:sample { "年末常住人口540.2万人，其中城镇人口330.6万人，占总人口的61.2%。", urbanization = "61.2" }
  form:sample { "人口出生率、死亡率和自然增长率分别为5.51‰、7.60‰和-2.09‰。", birth_rate = "5.51", death_rate = "7.60",
    natural_growth = "-2.09" }
  form:sample { "全市城镇完成新增就业51200人。", employment_new = "5.12" }
  form:sample { "新增城镇就业岗位5.12万个。全市CPI比上年上涨0.3%。", employment_new = "5.12", cpi = "0.3" }
  form:sample { "一般公共预算收入118.5亿元，为年初预算的102%，增长2.1%，其中税收性收入78.9亿元。", pub_rev_growth = "2.1", tax_rev = "78.9" }
  form:sample { "地方财政一般预算收入118.5亿元，一般预算支出402.2亿元，同比增3.3%。", pub_rev = "118.5", pub_exp = "402.2",
    pub_exp_growth = "3.3" }
  form:sample { "全市一般公共预算收入213.45亿元，增长3.2%。\n\n其中，税收收入121.30亿元，增长1.2%。", pub_rev = "213.45", tax_rev = "121.30" }
  form:sample { "财政总收入276.3亿元，其中，地方级一般公共预算收入179.4亿元。\n\n其中，税收收入127.8亿元。", pub_rev = "179.4", tax_rev = "127.8" }
  form:sample { "户籍人口出生率3.2‰。全市常住人口人均GDP为92721元。居民消费价格0.0。", birth_rate = "3.2", gdp_per_capita = 92721, cpi = false }
  form:sample { "外贸进出口总额达20.6亿美元，折合人民币133.2亿元，增长11.3%。", trade = "133.2", trade_growth = "11.3" }
  form:sample { "海关进出口总额107.3亿元，增长25.1%。", trade = "107.3", trade_growth = "25.1" }
  form:sample { "500万元以上固定资产投资同比增长4.3%，房地产开发业完成投资98.7亿元。", fai_growth = "4.3", realestate_inv = "98.7" }
  form:sample { "全社会消费品零售总额2012.2亿元，增长3.9%。进出口总额折合人民币50.2亿元，增长10.0%。", retail = "2012.2", trade = "50.2",
    trade_growth = "10.0" }
  form:sample { "全市社会消费品零售额2012.2亿元，增长3.9%。", retail = "2012.2", retail_growth = "3.9" }
  form:sample { "金融机构人民币各项存贷款余额分别达2001.2亿元和1500.3亿元。", deposits = "2001.2", loans = "1500.3" }
  form:sample { "银行业机构各项存款余额2001.2亿元。", deposits = "2001.2" }
  form:sample { "各项存款年末余额2001.2亿元，各项贷款年末余额1500.3亿元。", deposits = "2001.2", loans = "1500.3" }
end

-- Older communiqués, and those of other places than prefectures.
function M.others(form)
  form:sample { "全省生产总值62132.6亿元。示范区地区生产总值增长51‰，下降4.3%。", gdp = false }
  form:sample { "三、二、一产业增加值占GDP的比重分别为44.3%、45.8%和9.9%。", share_primary = "9.9", share_tertiary = "44.3" }
  form:sample { "全县生产总值132.60亿元，按现价计算增长7.7%，按可比价格计算增长5.1%。", gdp = "132.60", gdp_growth = "5.1" }
  form:sample { "全市地区生产总值132.60亿元，名义增长7.7%。", gdp_growth = false }
  form:sample { "地区生产总值居全省第7位，总量为1532.60亿元，增速由上年的4.1%提高到5.1%。", gdp = "1532.60", gdp_growth = "5.1" }
  form:sample { "全年地区生产总值1532.60亿元，增长51‰。", gdp_growth = "5.1" }
  form:sample { "规模以上[3]工业增加值增速累计回落至0.0%。", ind_va_growth = "0.0" }
  form:sample { "规模以上工业企业（年主营业务收入2000万元及以上）812家，实现增加值增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "规上企业实现增加值增长6.6%。", ind_va_growth = "6.6" }
  form:sample { "粮食产量喜获丰收，达236.88万吨，微增0.9%。猪牛羊禽肉产量25.56万吨。", grain = "236.88", meat = "25.56" }
  form:sample { "地方财政公共预算收入118.5亿元，增长2.1%，其中税收收入78.9亿，增长1.0%。", pub_rev = "118.5", pub_rev_growth = "2.1",
    tax_rev = "78.9" }
  form:sample { "500万以上固定资产投资增长4.3%。社会消费品零售总额272亿元，达到新的量级，同比增长6.0%。", fai_growth = "4.3", retail = "272",
    retail_growth = "6.0" }
  form:sample { "农村、城镇居民人均可支配收入分别为22050元和42100元，分别增长6.6%和4.4%。", income_urban = 42100, income_rural = 22050,
    income_urban_growth = "4.4" }
  form:sample { "人口死亡率、出生率分别为7.60‰和5.51‰。", birth_rate = "5.51", death_rate = "7.60" }
  form:sample { "医疗卫生机构2345个，总床数32100张。小学85所（其中中心学校3所），招生5678人，在校生34567人。", hospital_beds = 32100,
    students_primary = "3.4567" }
  form:sample { "编制床位3000张的医疗卫生机构17个，实有床位3210张。", hospital_beds = 3210 }
  form:sample { "全年地区生产总值1432.60亿元为上年最终核实数。人均生产总值23456元（按户籍人口计算）。", gdp = false, gdp_per_capita = false }
end

-- The same for incomes, travel, roads, health, schools.
function M.living(form)
  form:sample { "城镇居民人均可支配收入和农村居民人均可支配收入分别增长4.4%和6.6%。", income_urban_growth = "4.4", income_rural_growth = "6.6" }
  form:sample { "全市居民、城镇居民、农村居民人均可支配收入分别为33210元、42100元、22050元，分别增长5.5%、4.4%、6.6%。", income_all = 33210,
    income_urban = 42100, income_rural = 22050, income_rural_growth = "6.6" }
  form:sample { "接待国内外游客和旅游总收入分别为3210.5万人次和301.2亿元。", tourists = "3210.5", tourism_rev = "301.2" }
  form:sample { "居民年人均可支配收入33210元，与上年同期比增长5.5%。", income_all = 33210, income_all_growth = "5.5" }
  form:sample { "城镇居民人均可支配收入、农村居民人均可支配收入分别为42100元、22050元。", income_urban = 42100, income_rural = 22050 }
  form:sample { "全体居民人均可支配收入33210元，其中城镇居民42100元，增长4.4%；农村居民22050元，增长6.6%。", income_urban = 42100,
    income_urban_growth = "4.4", income_rural = 22050, income_rural_growth = "6.6" }
  form:sample { "农村牧区常住居民人均可支配收入22050元，城镇人均可支配收入42100元。", income_rural = 22050, income_urban = 42100 }
  form:sample { "全年游客接待量3210.5万人次，旅游产业总收入301.2亿元。", tourists = "3210.5", tourism_rev = "301.2" }
  form:sample { "公路（含村道）通车里程12345.6公里。", road_km = "12345.6" }
  form:sample { "全市卫生机构2345个，其中医院17个。共有床位32100张，其中医院床位24000张。", hospital_beds = 32100 }
  form:sample { "全市共有医疗卫生机构2345个，其中医院17个。病床床位32100张，其中医院24000张。", hospital_beds = 32100 }
  form:sample { "年末共有小学学校717所，招生9.6万人，在校332100人。", students_primary = "33.21" }
  form:sample { "年末在校小学生332100人。", students_primary = "33.21" }
end

return M
