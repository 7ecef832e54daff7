"""Which indicator a figure is of, told from whole sentences: whose, what of it, how much."""

import pytest

from reading.language.guarded import words_of_table

from .tagging import keys, tagged


def each_row(table: str, *kinds: str):
    rows = words_of_table(table, *kinds)
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.word)


@each_row("entities.csv", "entity")
def test_each_entity_is_known_by_its_word(row):
    assert row.word in row.example
    assert any(keys(row.example))


@each_row("property_words.csv", "property", "filler", "own")
def test_each_word_of_a_property_leaves_it_with_its_entity(row):
    assert row.word in row.example
    assert keys(row.example)[-1]


@each_row("property_words.csv", "occasion")
def test_what_is_given_on_an_occasion_is_given(row):
    assert keys(row.example) == ["wz_money"]


# Each figure of the text in turn; a dash is of none.
SAID = """
资助2300名城乡低保对象参加医保，支出63万元。 = - -
为3400名低保对象购买意外保险，支出68万元。 = - -
全市享受困难残疾人生活补贴2.1万人，当月发放374万元，月人均175元。 = disab_life - -
困难残疾人生活补贴每人每月100元。 = disab_life_std
市慈善总会2002年成立，15年来募集善款27亿元。 = -
全县农村低保对象1.9万户，累计发放低保金6200万元，月人均补差149元。 = dibao_r_h exp_dibao_r dibao_r_lvl
养老机构53家，其中公办41家、民办12家；床位6100张，入住老人3900人。 = yl_org - - yl_bed yl_serv
共有养老机构24家，运营床位2900张，收住老人1060名。 = yl_org yl_bed yl_serv
全省收养性社会福利单位1640个，床位12.4万张。 = inst_n inst_bed
临时救助8936人次，次均1127元。 = linshi_n linshi_avg
发放农村牧区低保金2700万元。 = exp_dibao_r
全市城市低保对象6300人，平均保障标准730元/人/月，月人均补助水平460元/人/月。 = dibao_u_p dibao_u_std dibao_u_lvl
全县现有农村低保2.1万户3.4万人，累计支出低保金8900万元。 = dibao_r_h dibao_r_p exp_dibao_r
2023年，全市发放低保金1.2亿元，其中城市低保金3100万元、农村低保金8900万元。 = exp_dibao exp_dibao_u exp_dibao_r
全年发放低保金1.2亿元。其中城市低保410户，发放低保金310万元；农村低保520户，发放低保金890万元。 = exp_dibao dibao_u_h exp_dibao_u dibao_r_h exp_dibao_r
城市低保410户、农村低保520户，全年共支出低保金760万元。 = dibao_u_h dibao_r_h exp_dibao
城市低保标准提高到每人每月780元，农村低保标准提高到每人每年7200元。 = dibao_u_std dibao_r_std
全市城乡低保标准分别为每人每月780元和620元。 = dibao_u_std dibao_r_std_m
在册低保对象4100人，其中，城镇700人，农村3400人，最低生活保障标准分别为每人每月740元和530元。 = dibao_p dibao_u_p dibao_r_p - -
全县低保标准分别为每人每月740元和530元。 = - -
城镇、农村低保标准分别为每人每月740元和530元。 = dibao_u_std dibao_r_std_m
全县低保标准为每人每月740元。 = dibao_std
全市共有特困人员2020人，其中集中供养310人、分散供养1710人，累计发放供养金2600万元。 = tekun tekun_c tekun_d exp_tekun
全市共有孤儿230名，其中集中养育孤儿60名、社会散居孤儿170名。 = orphan orphan_c orphan_s
分散供养特困人员1710人，其中农村特困1690人、城市特困20人。 = tekun_d - -
走访慰问低保户5300户、特困人员420人，发放慰问金310万元。 = - - wz_money
走访慰问困难群众860户，其中低保户430户、低保边缘家庭120户。 = wz_visit - -
自2009年成立以来，市慈善总会累计募集善款3.6亿元，2023年募集善款2600万元。 = - char_in
2023年全市募集善款2600万元，累计募集善款3.6亿元。 = char_in -
截至2023年底，全市慈善组织累计募集善款3.6亿元。 = -
2023年，全市慈善组织累计募集善款3600万元。 = char_in
2月14日当天，全市办理结婚登记310对，离婚登记12对。 = - -
七夕节全市共有310对新人登记结婚。 = -
截至5月20日17时，全市办理结婚登记930对。 = -
2023年，全市办理结婚登记8600对、离婚登记3100对。 = marry divorce
2023年全市新登记社会组织96家。 = -
2023年，全市登记社会组织96家，其中社会团体41家、民办非企业单位54家。 = - - -
截至2023年底，全市登记在册社会组织1304家，其中社会团体610家、基金会14家。 = so_total so_st so_jj
2600户4100人享受城市低保，1.9万户3万人享受农村低保。 = dibao_u_h dibao_u_p dibao_r_h dibao_r_p
全市养老机构64家，床位8100张，其中护理型床位4300张，占比53%。 = yl_org yl_bed yl_hl_bed yl_hl_rate
临时救助方面，全市累计救助7300人次，发放资金960万元，人均救助水平1315元/人次。 = linshi_n exp_linshi linshi_avg
实施临时救助7300人次，支出临时救助资金960万元，平均救助水平1315元/人次。 = linshi_n exp_linshi linshi_avg
下达困难群众救助补助资金9600万元，其中农村低保补助资金5100万元。 = - -
每户慰问金800元。 = -
全市60周岁以上老年人口62.3万人，占总人口的21.4%。 = old60 -
全市享受高龄津贴老年人8.6万人，发放高龄津贴9300万元。 = gaoling_p exp_gaoling
清明节当天，全市接待祭扫群众6.2万人次。 = -
清明期间，全市共接待祭扫群众32万人次。 = qm_visit
全市共有低保对象2.7万人，其中女性1.3万人、残疾人5200人。 = dibao_p - -
全市已建成长者饭堂210个。 = yl_meal
建成长者饭堂21个。 = -
新增持证社工310人，全市持证社工达2600人。 = - shegong_p
计划完成适老化改造2000户。 = -
近三年来，全市完成适老化改造6100户。 = -
二、农村低保。1—11月累计发放低保金8700万元。 = exp_dibao_r
一、城市低保。低保对象3100人，发放低保金260万元。 = dibao_u_p exp_dibao_u
二、农村低保。全县累计发放城乡低保金8700万元。 = exp_dibao
一、农村养老。全县累计发放低保金8700万元。 = exp_dibao
城市享受低保的家庭310户。 = dibao_u_h
城市享受低保的人数310人，农村享受低保的人数510人。 = dibao_u_p dibao_r_p
农村共有低保对象310人。 = dibao_r_p
农村共有养老机构31家。 = -
全县享受低保的家庭310户。 = dibao_h
全县民政系统保障低保对象1.1万人、特困人员1800人。 = dibao_p tekun
转移低洼处特困人员131名。 = -
对全县低保家庭4100户开展入户核查。 = -
全县低保家庭4100户，特困人员640人，孤儿23人全部纳入保障。 = dibao_h tekun orphan
新纳入低保61户，纳入特困供养7人。 = - -
截至2023年底，全县纳入特困供养640人。 = tekun
城镇低保户每户1600元，农牧区低保户每户1200元，共8900户受益。 = - - -
2023年，市慈善总会接收捐赠1300万元，支出910万元。 = char_in -
该中心占地26亩，设置床位420张，其中护理型床位330张。 = - - -
“99公益日”期间，全县募集善款86万元。 = -
“十四五”以来，全市累计发放残疾人两项补贴3.2亿元。 = -
注册专业社工520名、志愿者31万名。 = - vol_reg
困难残疾人生活补贴标准为每人每月110元，重度残疾人护理补贴标准为每人每月130元。 = disab_life_std disab_care_std
全市有城市低保对象6300人，新建长者饭堂6个，发放低保金310万元。 = dibao_u_p - -
4月新增低保对象52人，因病故、收入提高等原因停发39人。 = dibao_new_p dibao_out_p
全年新纳入低保820人，调出1140人。 = dibao_new_p dibao_out_p
上半年新增低保对象310人，清退不符合条件人员260人。 = dibao_new_p dibao_out_p
享受困难残疾人生活补贴3100人，补贴标准为每人每月90元。 = disab_life disab_life_std
上半年办理树葬、草坪葬等节地生态安葬218例。 = fun_eco
2023年户籍人口火化率达到96%。 = cremate_rate
全市注册志愿者2.3万人；上半年接收捐赠186万元。 = vol_reg char_in
全市共有镇46个、乡12个、街道9个。 = town_zhen town_xiang town_jiedao
在4个镇、3个街道开展试点。 = - -
到2023年末，全市建成社区服务中心61个。 = comm_center
2022年实施临时救助760人次，支出资金182万元，次均水平2395元；2023年上半年为380人次、96万元。 = linshi_n exp_linshi linshi_avg linshi_n exp_linshi
去年办理结婚登记3100对、离婚登记1200对，今年一季度为800对、290对。 = marry divorce marry divorce
农村低保按每人每年6240元的标准补差发放。 = dibao_r_std
年末纳入保障的事实无人抚养儿童216人。 = defacto
全县有敬老院、福利院等养老机构23家。 = yl_org
全年办理结婚登记1320对，比2023年的1500对减少180对。 = marry - -
全市建成养老机构86家、床位1.21万张，其中公办30家、民办56家。 = yl_org yl_bed - -
今年新建成养老机构6家、床位1210张，其中公办3家、民办3家。 = - - - -
上半年补发结婚证310件、离婚证42件。 = - -
上半年补发结婚证310件。 = marry_fix
办理结婚登记980对，补证160件。 = marry marry_fix
办理残疾证980本，补证160件。 = - -
全年发放取暖补贴，共发放1.4万户，其中低保家庭1.1万户、特困家庭3000户。 = - - -
全年共享受低保1.4万户，其中城市低保家庭1100户。 = dibao_h dibao_u_h
为420户特殊困难老年人家庭实施适老化改造，已完成310户。 = - yl_adapt
完成特殊困难老年人家庭适老化改造420户，已完成年度任务的105%。 = yl_adapt -
全市家庭养老床位已建成420张，占年度任务的84%。 = - -
社区工作者640人，平均年龄36岁，本科占82%，其中取得社会工作者职业资格证书的210人。 = - - - -
走访困难家庭320户，其中低保户170户、特困户150户，发放慰问金32万元。 = wz_visit - - wz_money
新增低保对象320人，其中城市低保70人、农村低保250人，发放低保金32万元。 = dibao_new_p - - -
特困人员230人，其中集中供养30人、分散供养200人，支出供养资金180万元。 = tekun tekun_c tekun_d exp_tekun
养老机构42家，床位6200张，其中普通床位5890张、特护床位310张，实际入住3300人。 = yl_org yl_bed - - yl_serv
标准：城市低保每人每月790元，特困人员每人每月1030元。 = dibao_u_std tekun_std
困难残疾人生活补贴发放人数3100人。 = disab_life
高龄津贴享受人数2.1万人，累计发放1300万元。 = gaoling_p exp_gaoling
婚姻登记：结婚3120对，离婚1180对。 = marry divorce
全县有结婚意愿的青年结婚310对。 = -
慈善捐赠：全年接收捐赠3600万元，支出2900万元。 = char_in -
收养登记：成立收养关系12件，解除1件。 = adopt -
流浪救助：全年救助310人次。 = liulang_n
全县低保月人均补助：城市468元、农村342元。 = dibao_u_lvl dibao_r_lvl
物价补贴标准：城市低保每人每月40元，特困人员每人每月50元。 = - -
发放一次性生活补贴，标准：城市低保每人每月40元，特困人员每人每月50元。 = - -
标准：城市低保对象每人每月40元，农村低保对象每人每月30元。 = - -
补贴标准：困难残疾人每人每月90元；重度残疾人一、二级每人每月110元。 = disab_life_std disab_care_std
补贴标准：困难残疾人每人每月90元；重度残疾人一级每人每月110元。 = disab_life_std -
12月，全县为困难残疾人1.1万人发放生活补贴98万元。 = disab_life -
12月，石桥镇为困难残疾人110人发放生活补贴9800元。 = - -
这天，慰问组走访了低保家庭26户，送去慰问金3.1万元。 = - -
"""
CASES = [
    (text, found.split())
    for text, _, found in (line.partition(" = ") for line in SAID.split("\n") if line)
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text for text, _ in CASES])
def test_a_figure_is_of_what_its_sentence_says_it_is_of(text, found):
    assert [key or "-" for key in keys(text)] == found


# Districts lie in 320300; what they count is said of the whole.
OF_DISTRICTS = """
全市办理结婚登记11206对、离婚登记4021对。从结婚登记的地区分布看，沛县3305对、丰县1489对。 = marry divorce marry marry
全市共有孤儿427名；事实无人抚养儿童1390名，沛县、丰县居前，分别为271名和210名。 = orphan defacto defacto defacto
全市完成适老化改造1268户，其中沛县312户、丰县245户。 = yl_adapt yl_adapt yl_adapt
全市销售福利彩票3.2亿元，其中沛县、丰县分别销售2300万元和1900万元。 = lottery lottery lottery
城乡低保人数排在前三的是沛县4.62万人、丰县4.38万人。 = dibao_p dibao_p
全市共有养老机构96家，其余县区12家。 = yl_org -
其他乡镇救助流浪乞讨人员310人次。 = -
市社会福利院设床位480张，入住老人310人。 = - -
仙鹤公墓接待祭扫群众1.3万人次。 = -
全市建成未成年人保护工作站43个，其中沛县8个。 = - -
2023年，全市新登记社会组织52家，注销31家，年末登记在册1247家。 = - - so_total
农村群众2.4万名享受最低生活保障。 = dibao_r_p
"""
DISTRICTS = [
    (text, found.split())
    for text, _, found in (
        line.partition(" = ") for line in OF_DISTRICTS.split("\n") if line
    )
]


@pytest.mark.parametrize(
    ("text", "found"), DISTRICTS, ids=[text for text, _ in DISTRICTS]
)
def test_a_part_is_of_what_its_whole_is_of_and_the_rest_of_nothing(text, found):
    assert [key or "-" for key in keys(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "临时救助。1—9月实施2.03万人次，支出资金4172万元。",
            ["linshi_n", "exp_linshi"],
        ),
        ("养老机构。全市核定床位1.3万张。", ["yl_bed"]),
        ("临时救助。全年救助流浪乞讨人员310人次。", ["liulang_n"]),
        ("临时救助。全年开展政策宣传310场，参加群众2.1万人次。", [None, None]),
        ("特困供养。全年发放照料护理费310万元。", [None]),
    ],
)
def test_a_paragraph_is_of_what_its_first_words_name(text, found):
    assert keys(text) == found


@each_row("label_words.csv", "lead", "built", "done", "tail")
def test_each_word_that_counts_nothing_leaves_the_indicator_known(row):
    assert row.word in row.example
    assert any(keys(row.example))


def test_a_match_by_the_words_before_says_whose_the_property_is():
    found = tagged("全市城市低保对象6300人，平均保障标准730元/人/月。")[-1].match
    assert (found.by, found.words) == ("context", "城市低保：平均保障标准")
