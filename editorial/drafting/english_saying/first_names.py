"""First names that tell a gender, of many countries; a name of both is in neither list."""

from editorial.drafting.english_saying.listed import listed

FEMALE_NAMES = listed(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra
    ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen
    sharon cynthia kathleen amy shirley angela anna ruth brenda pamela nicole katherine catherine virginia
    christine samantha debra janet rachel carolyn emma maria heather diane julie joyce victoria kelly christina
    joan evelyn lauren judith olivia martha cheryl megan andrea ann alice jean doris jacqueline kathryn hannah
    julia grace amber danielle rose brittany diana abigail jane natalie lori tiffany alexis kayla sophie
    charlotte lucy chloe ella zoe fiona niamh aoife siobhan sinead ciara orla roisin maeve fatima aisha amina
    zainab khadija maryam leila layla noor hanan huda samira salma nadia rania dina yasmin farah amal mona souad
    naima rachida latifa priya anjali sunita deepa kavita lakshmi meera nisha pooja anita asha shreya divya neha
    rekha sushma mei yuki sakura akiko keiko naoko hana yoko ling xiaoling jia linh thuy ngozi chioma amara
    adaeze funke folake yetunde bisi temitope ifeoma nkechi wanjiru wambui akinyi atieno njeri mumbi nyambura
    auma chebet jepkosgei faith mercy thandiwe nomsa zanele lerato naledi nomvula lindiwe palesa ingrid kari
    astrid sigrid solveig elena elin freya maja kirsten birgit annika helga greta ursula heike anke claudia
    katrin sabine petra olga natalia tatiana irina svetlana sviatlana oksana yulia ekaterina anastasia daria
    marina galina ludmila valentina agnieszka magdalena ewa zofia katarzyna joanna jana lenka zuzana ivana
    jelena milena mirjana isabel isabella carmen lucia sofia gabriela valeria camila daniela mariana fernanda
    paula beatriz ana ines teresa rosa pilar dolores giulia chiara francesca giorgia federica paola silvia marie
    camille celine sylvie isabelle nathalie sophia monique francoise eleni dimitra ioanna katerina ayse fatma
    zeynep elif emine merve tamar miriam rivka shira noa esther deborah abena akosua ama efua adwoa aroha moana
    tui nicola bridget imelda eilidh catriona morag mairi nuala deirdre eimear gillian hilary phoebe harriet
    imogen georgina philippa penelope beatrice josephine theresa angelina lorraine denise tracey wendy maureen
    sheila valerie vera irene gloria ines mara lina selma thandi busisiwe refilwe adanna uche simone yvonne
    claire clare mandla's
    """
)

MALE_NAMES = listed(
    """
    james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank raymond alexander
    patrick jack dennis jerry tyler aaron henry douglas peter adam zachary nathan walter kyle harold carl jeremy
    keith roger gerald ethan arthur terry christian sean lawrence austin joe noah bryan bruce ralph roy bill ian
    per alan allan neil graham stuart colin simon nigel liam conor declan cormac fergal eoin oisin padraig
    seamus brendan ciaran diarmuid donal owen rhys gareth gethin huw hamish angus callum ewan rory alasdair
    oliver harry oscar leo archie theo freddie ahmed mohammed muhammad mohamed mahmoud ali omar khalid hassan
    hussein ibrahim yusuf youssef abdullah salem tariq karim samir walid bilal rashid faisal nasser mustafa
    hamza jamal rami ziad raj amit sanjay vijay rahul ravi suresh ramesh rajesh arjun vikram anil sunil ashok
    manoj prakash deepak kiran hiroshi kenji takashi satoshi wei jun ming hao jian tunde femi emeka chidi
    chinedu obinna segun kunle babatunde ikenna nnamdi uchenna kamau mwangi kipchoge otieno ochieng kariuki
    njoroge mutua wafula thabo sipho mandla bongani tshepo themba lars sven erik nils olaf bjorn magnus anders
    gunnar harald jan piet hans klaus jurgen wolfgang dieter stefan matthias ivan dmitri vladimir sergei alexei
    mikhail andrei nikolai igor oleg pavel boris yuri viktor aleksandr alyaksandr jan piotr pawel marek tomasz
    krzysztof milan zoran goran dragan nikola juan carlos jose luis miguel pedro diego pablo alejandro fernando
    ricardo sergio javier manuel antonio rafael marco luca giovanni giuseppe paolo andrea's matteo lorenzo
    pierre jean-pierre francois philippe laurent jacques michel alain giorgos dimitris nikos kostas mehmet
    mustafa ahmet emre hakan murat avi moshe yossi kwame kofi kojo yaw kwabena kwaku wiremu tane hemi daniyal
    imran asif usman zafar bashir tesfaye abebe haile girma dawit barry trevor clive derek gordon geoff geoffrey
    martin phil philip ray ron ross russell shane steve stan sam max luke lewis jamie hugh howard herbert gavin
    francis felix edwin duncan desmond cyril cecil bernard barnaby alfred albert abraham malcolm maurice mick
    mike dan dave don doug ed greg jim jimmy ken matt nick pete rob tom tony tim ted vincent victor
    """
)
