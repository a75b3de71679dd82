"""Well-known bodies and media; parted by strokes, and the names of one body by signs of equality, the usual one first."""

_BODIES = """
United Nations=UN=U.N.|European Union=EU=E.U.|African Union=AU|North Atlantic Treaty Organization=NATO=Nato
World Health Organization=World Health Organisation=WHO|International Monetary Fund=IMF|World Bank
World Trade Organization=World Trade Organisation=WTO|UNICEF=Unicef|UNESCO=Unesco|UNHCR|UNRWA
World Food Programme=World Food Program=WFP|OECD|OPEC=Opec|OPEC+|ASEAN=Asean|ECOWAS=Ecowas|SADC|IGAD|BRICS|G7|G20|G8
G77|Arab League|European Commission|European Parliament|European Council|European Central Bank=ECB
European Court of Human Rights=ECHR|European Court of Justice|Council of Europe|International Criminal Court=ICC
International Court of Justice=ICJ|International Atomic Energy Agency=IAEA|International Olympic Committee=IOC
Interpol|Europol|Frontex|Red Cross|Red Crescent|International Committee of the Red Cross=ICRC
International Federation of Red Cross and Red Crescent Societies=IFRC
Médecins Sans Frontières=Medecins Sans Frontieres=MSF|Doctors Without Borders|Save the Children|Oxfam
Amnesty International=Amnesty|Human Rights Watch=HRW|Greenpeace|Friends of the Earth|World Wildlife Fund=WWF
Reporters Without Borders=RSF|Transparency International|Islamic Relief|Mercy Corps|CARE International|Crisis Group
Chatham House|Security Council|UN Security Council=U.N. Security Council|General Assembly
UN General Assembly=U.N. General Assembly|FIFA=Fifa|UEFA=Uefa|CAF|CONMEBOL|CONCACAF|World Athletics|World Rugby
World Anti-Doping Agency=WADA=Wada|Premier League|La Liga|Serie A|Bundesliga|Ligue 1|NBA|NFL|MLB|NHL|NCAA|GAA|ICC|BCCI
ECB|PGA|LIV Golf|ATP|WTA|Formula One|Formula 1|F1|Hamas|Hezbollah|Hizbollah|Islamic Jihad|Palestinian Authority=PA
Palestine Liberation Organization=PLO|Fatah|Taliban|al-Qaeda=Al-Qaeda=al-Qaida=Al-Qaida=al Qaeda=Al Qaeda
Islamic State=ISIS=ISIL=Isis=IS|Boko Haram|al-Shabaab=Al-Shabaab=al-Shabab=Al-Shabab|Houthis=Houthi|Wagner
Wagner Group|IRA|ETA|FARC|PKK|M23|RSF|Rapid Support Forces|Syrian Democratic Forces=SDF
Revolutionary Guards=Revolutionary Guard=IRGC=Islamic Revolutionary Guard Corps|Muslim Brotherhood|Knesset|Bundestag
Bundesrat|Duma|State Duma|Congress|Senate|Parliament|House of Representatives|House of Commons|House of Lords|Commons|Lords
Holyrood|Stormont|Senedd|Dáil|Dail|Seanad|Oireachtas|Lok Sabha|Rajya Sabha|Sejm|Riksdag|Storting|Verkhovna Rada|Rada
National Assembly|Pentagon|State Department|Treasury|Home Office|Foreign Office|Cabinet Office
Ministry of Defence=MoD=MOD|Department of Health|Department of Justice=DOJ|Justice Department|Defense Department
Supreme Court|High Court|Court of Appeal|Crown Court|Federal Reserve=Fed|Bank of England|Bank of Japan|Bank of America
Reserve Bank of India=RBI|Reserve Bank of Australia=RBA|Bundesbank|Securities and Exchange Commission=SEC
Food and Drug Administration=FDA|Environmental Protection Agency=EPA|Centers for Disease Control and Prevention=CDC
Federal Bureau of Investigation=FBI|Central Intelligence Agency=CIA|National Security Agency=NSA|FEMA|NASA=Nasa|ESA
European Space Agency|NOAA|Met Office|Ofcom|Ofsted|Ofgem|Ofwat|MI5|MI6|GCHQ|NHS|NHS England|National Health Service
National Trust|English Heritage|RSPCA|RSPB|RNLI|Scotland Yard|Metropolitan Police=Met|Met Police|Police Scotland|Garda
Gardaí|Gardai|Garda Síochána|PSNI|Mossad|Shin Bet|IDF|Israel Defense Forces|KGB|FSB|GRU|SBU|ISI|CBI|EFCC|INEC|IEBC
Eskom|Transnet|Conservative Party=Conservatives=Tories=Tory=Conservative|Labour Party=Labour
Liberal Democrats=Lib Dems=Lib Dem=Liberal Democrat|Scottish National Party=SNP|Plaid Cymru|Sinn Féin=Sinn Fein|DUP
SDLP|Fine Gael|Fianna Fáil=Fianna Fail|Reform UK|Green Party=Greens|Republican Party=Republicans=GOP
Democratic Party=Democrats|BJP=Bharatiya Janata Party|Indian National Congress|Aam Aadmi Party=AAP
African National Congress=ANC|Democratic Alliance|Economic Freedom Fighters=EFF|ZANU-PF=Zanu-PF|APC|PDP
All Progressives Congress|Likud|Christian Democratic Union=CDU|AfD|SPD|National Rally|Fidesz|Law and Justice
Five Star Movement|United Russia|Communist Party|AKP|CHP|PPP|PTI|Kuomintang=KMT|Liberal Party|Church of England
Catholic Church|Holy See|Apple|Google|Microsoft|Amazon|Facebook|Meta|Twitter|Tesla|SpaceX|OpenAI|Nvidia|Intel|IBM
Samsung|Sony|Toyota|Honda|Nissan|Hyundai|Kia|Volkswagen|BMW|Mercedes-Benz|Daimler|Renault|Peugeot|Stellantis|Ford
General Motors=GM|Boeing|Airbus|Rolls-Royce|Lockheed Martin|Raytheon|BAE Systems|Shell|BP|ExxonMobil|Exxon|Chevron
TotalEnergies|Total|Gazprom|Rosneft|Aramco|Saudi Aramco|Eni|Equinor|Glencore|Rio Tinto|BHP|Vale|Anglo American|HSBC
Barclays|Lloyds|NatWest|Santander|Standard Chartered|Goldman Sachs|JPMorgan|JPMorgan Chase|J.P. Morgan|Morgan Stanley
Citigroup|Citi|Wells Fargo|UBS|Credit Suisse|Deutsche Bank|Commerzbank|BNP Paribas|Société Générale|ING|BlackRock
Vanguard|Moody's|Moody’s|Fitch|S&P|S&P Global|Standard & Poor's|Standard & Poor’s|Standard and Poor's|Deloitte|KPMG
PwC|McKinsey|EY|Pfizer|Moderna|AstraZeneca|GSK|Novartis|Roche|Bayer|BASF|Siemens|Bosch|SAP|Nokia|Ericsson|Huawei|ZTE
Xiaomi|Alibaba|Tencent|ByteDance|Baidu|Foxconn|TSMC|Nestlé|Nestle|Unilever|Procter & Gamble|Coca-Cola|PepsiCo|Pepsi
McDonald's|McDonald’s|Starbucks|Walmart|Target|Costco|Tesco|Sainsbury's|Sainsbury’s|Asda|Morrisons|Aldi|Lidl|Waitrose
Marks & Spencer|M&S|Ikea|IKEA|H&M|Zara|Nike|Adidas|Uber|Lyft|Airbnb|Netflix|Disney|Walt Disney|Warner Bros|Spotify
PayPal|Visa|Mastercard|American Express|Ryanair|easyJet|EasyJet|British Airways|Lufthansa|Air France|KLM|Emirates
Qatar Airways|Turkish Airlines|Kenya Airways|Ethiopian Airlines|Qantas|Delta|Eurostar|Network Rail|Royal Mail
Safaricom|MTN|Vodafone|Orange|BT|O2|Telefónica|AT&T|Verizon|Reliance|Reliance Industries|Tata|Tata Steel|Infosys|Wipro
Adani|Adani Group|Dangote|Dangote Group|Maersk|FedEx|UPS|DHL|Philips|Heineken|Diageo|Guinness|LVMH|L'Oréal|Chelsea
Arsenal|Tottenham Hotspur|Tottenham|Spurs|Manchester United|Manchester City|Man United|Man City|Liverpool FC|Everton
West Ham|West Ham United|Aston Villa|Crystal Palace|Leeds United|Newcastle United|Nottingham Forest|Wolves|Celtic
Rangers|Hibernian|Real Madrid|Barcelona FC|Atlético Madrid|Atletico Madrid|Bayern Munich|Borussia Dortmund|Juventus
Inter Milan|AC Milan|Paris Saint-Germain=PSG|Ajax|Benfica|Al Ahly|Zamalek|Gor Mahia|Orlando Pirates|Kaizer Chiefs
Springboks|All Blacks|Wallabies|Super Eagles|Harambee Stars|Bafana Bafana|Black Stars|Real Sociedad|Bohemians
Shamrock Rovers|Oxford University|Cambridge University|University of Oxford|University of Cambridge|Harvard
Harvard University|Yale|Stanford|MIT|Princeton University|Imperial College London|London School of Economics=LSE|UCL
King's College London|King’s College London|Trinity College Dublin|Cern|CERN|Vatican|British Museum|Louvre|Tate
Tate Modern|Met Gala|Bafta|Royal Society|Royal Navy|Royal Air Force=RAF|British Army|Red Army|US Army|US Navy
US Air Force|Coast Guard|National Guard|Marines|Marine Corps|Lloyd's of London|Lloyd’s of London|Citizens Advice
Age UK|Cancer Research UK|British Heart Foundation|Macmillan|Samaritans|Barnardo's|Barnardo’s|Shelter|Crisis
Trades Union Congress=TUC|Confederation of British Industry=CBI|Institute for Fiscal Studies=IFS
Office for National Statistics=ONS|Office for Budget Responsibility=OBR|Cosatu|COSATU|Numsa|NLC
Organisation of Islamic Cooperation=OIC|Gulf Cooperation Council=GCC|Commonwealth
Shanghai Cooperation Organisation=SCO|Mercosur|Organization of American States=OAS
Organization for Security and Co-operation in Europe=OSCE|Africa CDC|African Development Bank=AfDB
Asian Development Bank=ADB|UNAIDS|UNDP|UNEP|UNFPA|OCHA|IOM|International Organization for Migration
International Organisation for Migration|FAO|Food and Agriculture Organization|ILO|Gavi|Global Fund|Gates Foundation
Intergovernmental Panel on Climate Change=IPCC
"""

_MEDIA = """
Associated Press=AP|Reuters=Reuters news agency|Agence France-Presse=AFP|Press Association=PA Media=PA news agency
United Press International=UPI|Bloomberg=Bloomberg News|Xinhua=Xinhua news agency
TASS=Tass=TASS news agency=Tass news agency|RIA=RIA Novosti=RIA news agency
Interfax=Interfax news agency=Interfax-Ukraine|Anadolu=Anadolu Agency|IRNA|Fars=Fars news agency
Tasnim=Tasnim news agency|Mehr|SANA|SPA=Saudi Press Agency|WAM|QNA|KUNA|MENA|Petra|NNA=National News Agency|Wafa=WAFA
APS|MAP|TAP|SUNA|DPA=dpa=Deutsche Presse-Agentur|Ansa=ANSA|EFE=Efe|Lusa|Belga|ANP|NTB|TT|Ritzau|STT|Kyodo=Kyodo News
Jiji|Yonhap=Yonhap news agency|KCNA|PTI=Press Trust of India|ANI|IANS|Antara|Bernama|AAP|Ukrinform|Ukrainska Pravda
Kyiv Independent|BelTA|BBC|BBC News|BBC World Service|BBC Radio 4|BBC Radio 5 Live|BBC Sport|BBC Verify|BBC Arabic
BBC Scotland|BBC Newsnight|Radio 4|Today programme|Newsnight|Panorama|ITV|ITV News|Channel 4|Channel 4 News|Channel 5
Sky News|Sky Sports|Sky|GB News|LBC|TalkTV|talkSPORT|RTE|RTÉ|RTÉ News|Virgin Media|Newstalk|STV|S4C|CNN
CNN International|Fox News|MSNBC|CNBC|NBC|NBC News|ABC|ABC News|CBS|CBS News|PBS|NPR|C-SPAN|Al Jazeera|Al-Jazeera
Al Arabiya|Al-Arabiya|Al Hadath|Al Mayadeen|Al Manar|Al-Manar|Press TV|RT|Russia Today|Sputnik|CGTN|CCTV News|NHK
Arirang|France 24|RFI|TF1|BFM|BFMTV|Deutsche Welle=DW|ZDF|ARD|RAI|Rai|TVE|RTVE|NOS|NRK|SVT|DR|Yle|YLE|TVP|CBC|CTV|SBS
TVNZ|RNZ|SABC|eNCA|Newzroom Afrika|KTN|NTV|NTV Kenya|Citizen TV|K24|Channels TV|Channels Television|Arise TV|TVC News
NDTV|Republic TV|Times Now|India Today|Doordarshan|All India Radio|Geo News|Geo TV|ARY News|Dawn News
Voice of America=VOA|Radio Free Europe=RFE/RL|Radio Free Europe/Radio Liberty|Radio Free Asia|Radio Liberty
New York Times|Washington Post|Wall Street Journal|Los Angeles Times|LA Times|Boston Globe|Chicago Tribune
Miami Herald|USA Today|New York Post|Politico|Axios|Semafor|The Hill|ProPublica|Vox|BuzzFeed|HuffPost|Newsweek
Time magazine|The Atlantic|New Yorker|Vanity Fair|Rolling Stone|National Geographic|Scientific American|Nature|Science
Lancet|The Lancet|BMJ|British Medical Journal|New England Journal of Medicine|Guardian|Observer|Daily Telegraph
Sunday Telegraph|Telegraph|Daily Mail|Mail on Sunday|MailOnline|Daily Mirror|Sunday Mirror|Daily Express|Daily Star
Sunday Times|Financial Times=FT|Evening Standard|Morning Star|Economist|Spectator|New Statesman|Private Eye|Scotsman
Daily Record|Belfast Telegraph|Irish News|Irish Times|Irish Independent|Irish Examiner|Sunday Independent|Irish Mirror
Business Post|Western Mail|Yorkshire Post|Manchester Evening News|Liverpool Echo|Le Monde|Le Figaro|Libération
Les Echos|L'Équipe|L’Équipe|Charlie Hebdo|Der Spiegel|Spiegel|Die Zeit|Die Welt|Bild|Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung=FAZ|Handelsblatt|Neue Zürcher Zeitung|Corriere della Sera|La Repubblica|La Stampa
Gazzetta dello Sport|Il Sole 24 Ore|El País|El Pais|El Mundo|Marca|La Vanguardia|ABC Color|Público|Expresso
Folha de S.Paulo|Folha|O Globo|Globo|Estadão|Clarín|La Nación|El Universal|Reforma|Granma|Kommersant|Vedomosti
Izvestia|Pravda|Novaya Gazeta|Meduza|Moscow Times|Gazeta Wyborcza|Rzeczpospolita|Aftenposten|Dagbladet|Verdens Gang=VG
Dagens Nyheter|Aftonbladet|Expressen|Svenska Dagbladet|Politiken|Berlingske|Jyllands-Posten|Helsingin Sanomat
De Telegraaf|de Volkskrant|NRC|Le Soir|De Standaard|Haaretz|Jerusalem Post|Times of Israel|Yedioth Ahronoth|Ynet
Maariv|Hürriyet|Hurriyet|Cumhuriyet|Sabah|Daily Sabah|Al-Ahram|Ahram Online|Al-Masry Al-Youm|Mada Masr|An-Nahar
Al-Akhbar|L'Orient Today|L’Orient Today|Asharq Al-Awsat|Al-Quds Al-Arabi|Arab News|Gulf News|Khaleej Times
The National|Al-Hayat|Kayhan|Tehran Times|Dawn|Express Tribune|Times of India|Hindustan Times|Indian Express|The Hindu
Hindu|Economic Times|Mint|Deccan Herald|The Wire|Scroll|Prothom Alo|Daily Star Bangladesh|Kathmandu Post|Straits Times
South China Morning Post=SCMP|Global Times|People's Daily|People’s Daily|China Daily|Caixin|Asahi Shimbun|Asahi
Yomiuri|Yomiuri Shimbun|Mainichi|Mainichi Shimbun|Nikkei|Japan Times|Korea Herald|Chosun Ilbo|Hankyoreh|Bangkok Post
Jakarta Post|Kompas|Tempo|Rappler|Philippine Daily Inquirer|Manila Bulletin|Sydney Morning Herald|The Age
The Australian|Daily Telegraph Sydney|New Zealand Herald|Stuff|Globe and Mail|Toronto Star|National Post|Daily Nation
Nation|The Standard|East African|The EastAfrican|Star Kenya|Daily Monitor|New Vision|The Citizen|Daily News|Punch
Vanguard newspaper|Guardian Nigeria|ThisDay|Premium Times|Daily Trust|BusinessDay|Business Day|Mail & Guardian|News24
Daily Maverick|Sowetan|Sunday World|The Herald|NewsDay|Graphic|Daily Graphic|Jeune Afrique|Telegram|WhatsApp|Instagram
TikTok|YouTube|Snapchat|Signal|Truth Social|LinkedIn|Reddit|Bluesky|Mastodon|Weibo|WeChat|Threads|Wikipedia|WikiLeaks
Wikileaks|Bellingcat
"""


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in table.strip().replace("\n", "|").split("|"):
        names = [name.strip() for name in entry.split("=") if name.strip()]
        found.update((name, names[0]) for name in names)
    return found


BODIES = _read(_BODIES)
"""Names of bodies, each with the usual name of the same body."""

MEDIA = _read(_MEDIA)
"""Names of media and platforms, each with the usual name of the same one."""

SEATS = {
    "Kremlin": "RU",
    "White House": "US",
    "Downing Street": "GB",
    "10 Downing Street": "GB",
    "Number 10": "GB",
    "No 10": "GB",
    "No. 10": "GB",
    "Whitehall": "GB",
    "Westminster": "GB",
    "Capitol Hill": "US",
    "Élysée": "FR",
    "Elysée": "FR",
    "Elysee": "FR",
    "Élysée Palace": "FR",
    "Elysee Palace": "FR",
    "Quai d'Orsay": "FR",
    "Quai d’Orsay": "FR",
    "Blue House": "KR",
    "Aso Rock": "NG",
    "State House": "",
    "Foggy Bottom": "US",
    "Planalto": "BR",
    "Casa Rosada": "AR",
    "Zhongnanhai": "CN",
    "Brussels": "EU",
}
"""Seats of governments, which stand for those who govern; each with the code of the country."""
