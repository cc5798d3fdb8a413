"""Who defines an indicator. A spelling is part of what we publish: a code is never renamed."""

from reportschema.models.fields.base import Code


class Authority(Code):
    """Whose definition a series follows; ministries under their present names."""

    STATISTICS = "statistics", "National Bureau of Statistics", "国家统计局"
    FINANCE = "finance", "Ministry of Finance", "财政部"
    TAXATION = "taxation", "State Taxation Administration", "国家税务总局"
    CENTRAL_BANK = "central_bank", "People's Bank of China", "中国人民银行"
    FINANCIAL_REGULATORS = (
        "financial_regulators",
        "regulators of banks, insurers and markets",
        "金融监管部门",
    )
    FOREIGN_EXCHANGE = (
        "foreign_exchange",
        "State Administration of Foreign Exchange",
        "国家外汇管理局",
    )
    CUSTOMS = "customs", "General Administration of Customs", "海关总署"
    COMMERCE = "commerce", "Ministry of Commerce", "商务部"
    PLANNING = "planning", "National Development and Reform Commission", "国家发展和改革委员会"
    ENERGY = "energy", "National Energy Administration", "国家能源局"
    INDUSTRY = "industry", "Ministry of Industry and Information Technology", "工业和信息化部"
    SCIENCE = "science", "Ministry of Science and Technology", "科学技术部"
    INTELLECTUAL_PROPERTY = (
        "intellectual_property",
        "China National Intellectual Property Administration",
        "国家知识产权局",
    )
    MARKET_REGULATION = (
        "market_regulation",
        "State Administration for Market Regulation",
        "国家市场监督管理总局",
    )
    LABOUR = "labour", "Ministry of Human Resources and Social Security", "人力资源和社会保障部"
    MEDICAL_INSURANCE = (
        "medical_insurance",
        "National Healthcare Security Administration",
        "国家医疗保障局",
    )
    HEALTH = "health", "National Health Commission", "国家卫生健康委员会"
    EDUCATION = "education", "Ministry of Education", "教育部"
    CIVIL_AFFAIRS = "civil_affairs", "Ministry of Civil Affairs", "民政部"
    HOUSING = "housing", "Ministry of Housing and Urban-Rural Development", "住房和城乡建设部"
    NATURAL_RESOURCES = "natural_resources", "Ministry of Natural Resources", "自然资源部"
    FORESTRY = "forestry", "National Forestry and Grassland Administration", "国家林业和草原局"
    ENVIRONMENT = "environment", "Ministry of Ecology and Environment", "生态环境部"
    WATER = "water", "Ministry of Water Resources", "水利部"
    AGRICULTURE = "agriculture", "Ministry of Agriculture and Rural Affairs", "农业农村部"
    TRANSPORT = (
        "transport",
        "Ministry of Transport, railways, aviation and post",
        "交通运输部及铁路、民航、邮政部门",
    )
    CULTURE = "culture", "Ministry of Culture and Tourism", "文化和旅游部"
    SPORT = "sport", "General Administration of Sport", "国家体育总局"
    POLICE = "police", "Ministry of Public Security", "公安部"
    JUSTICE = "justice", "Ministry of Justice", "司法部"
    EMERGENCY = "emergency", "Ministry of Emergency Management", "应急管理部"
    STATE_COUNCIL = (
        "state_council",
        "State Council, by a programme or rule of its own",
        "国务院及其办公厅的部署",
    )
    LOCAL = (
        "local",
        "no national definition: each government draws its own",
        "无全国统一定义，各地自定",
    )
