"""Given names of Africa, Asia, the Arab world, and of northern, eastern and southern Europe, as English newspapers write them."""

_NORTHERN = """
Aino Aksel Anja Anneli Are Arvid Asbjorn Aslaug Asmund Atle Bengt Bente Berit Bergur Bjarne Bjarni Bjorg Bjørn Björn
Bodil Bosse Brita Brynja Børge Carina Dag Dagfinn Ebba Egil Eigil Einar Eirik Elin Elof Embla Erlend Erling Espen Even
Eystein Finn Frida Frode Geir Gerd Gisle Gjermund Gorm Gro Gudmundur Gudrun Gunhild Gunn Gunnhild Gustaf Gøran Göran
Guðrún Haakon Hakan Halfdan Halvard Halvor Harri Hedda Hedvig Helge Helle Henning Hilde Hjalmar Håkan Håkon Idar Iben
Inger Ingeborg Ingunn Ingvar Ingvild Isak Ivar Jaakko Jannicke Jari Jarle Jesper Joakim Joar Jonna Jorgen Jostein Juha
Jukka Jussi Jørgen Jörgen Kaare Kaarina Kaisa Kalle Kari Karoliina Katarina Katrine Kimi Kirsi Kjartan Kjell Kjersti
Knud Knut Kristjan Kristoffer Kåre Lasse Lauri Leif Lene Lill Lillemor Linn Lise Liselotte Maarit Mads Magne Maja
Malene Maren Marit Marja Marte Mats Matti Merete Merja Mette Mika Mikko Minna Nanna Niels Nils Njål Odd Oddvar Oddny
Ola Olav Ole Olli Olof Oskar Outi Paavo Palle Pekka Pelle Per Pernille Pertti Petri Petter Pirjo Poul Pål Päivi Ragna
Ragnar Ragnhild Rasmus Reidar Reijo Riitta Risto Roar Rolv Rune Saara Sakari Sami Sanna Satu Seppo Sigbjorn Sigmund
Signe Sigrun Sigurd Sigurdur Silje Sindre Sirpa Siri Siv Sjur Snorri Solfrid Solvei Stein Steinar Stian Stig Sture
Sunniva Susanna Svein Sverre Synnøve Søren Tage Tapio Tarja Terje Terhi Thor Thorbjorn Timo Tiina Tone Tor Torbjorn
Torbjørn Tore Torgeir Torill Torkel Torstein Torunn Tove Trond Trine Trygve Turid Ulf Ulla Unni Urban Vegard Veli
Vibeke Vidar Vigdis Ville Vilde Yngve Yrsa Ylva Åke Åsa Åse Øystein Øyvind Aart Adriaan Anneke Annelies Arjen Arjan
Bart Bas Bram Cees Coen Dirk Femke Frits Geert Gerrit Gijs Hendrik Hendrika Henk Ineke Jaap Jeroen Joost Joris Kees
Klaas Koen Laurens Lotte Luuk Maarten Maartje Marijke Marieke Marleen Mieke Niek Paulien Pim Reinier Rik Roel Ruud
Sanne Saskia Sjoerd Sybrand Thijs Tineke Wietske Willemijn Wim Wouter Yvo
"""

_EASTERN = """
Adamantios Agata Agnieszka Aleksandar Aleksandr Aleksandra Aleksei Aleksej Aleksey Alena Ales Alexandros Alexandru
Alexei Alexey Alexios Alketa Alojz Ana Anastasiya Anatoli Anatoliy Anatoly Anca Andras Andrej Andris Andriy Andrii
Andrius Andrzej Aneta Anna Antanas Antoni Antonina Antonis Apostolos Arben Ardit Arkady Arman Armen Arsen Artem Artiom
Artur Artyom Aryna Attila Balazs Barbora Bartosz Bartek Beata Besnik Blerim Bogdan Bohdan Bojan Boleslaw Bozena Branko
Branislav Bronislaw Catalin Cezary Christos Ciprian Cristian Czeslaw Dainius Dalia Damir Danica Danilo Danuta Darko
Daryna Darya Davit Dejan Denys Dimitar Dimitri Dimitris Dimitrios Dimosthenis Dinara Dmitri Dmitriy Dmitry Dmytro
Dobrin Donatas Dorota Dragan Drahomira Dumitru Dusan Dušan Edita Eduard Ekaterina Eleftherios Elena Elvira Elzbieta
Emil Emina Ewa Evgeni Evgenia Evgeniy Evgeny Evgenios Fatmir Ferenc Florin Franjo Franciszek Gabor Galina Galyna
Gediminas Gennadi Gennady Georgi Georgios Georgiy Gerasimos Gheorghe Giga Giorgi Gintaras Goran Grazyna Grigory
Grzegorz Gyorgy Halina Hanna Henryk Hristo Hryhoriy Iana Ihar Ihor Ilham Ilie Ilija Ilir Ilona Ilya Imre Inara Ioan
Ioana Ioannis Ion Ionut Irakli Irina Iryna Istvan Iurie Ivana Ivars Ivanka Ivica Iveta Ivanna Jacek Jadranka Jadwiga
Jakub Jan Janez Janina Janis Janos Janusz Jaroslav Jaroslaw Jarosław Jelena Jerzy Jiri Jiří Joanna Jolanta Jonas Jozef
Josip Jovan Jovana Julija Jurij Juris Justyna Kaja Karel Karolina Katalin Katarzyna Kateryna Katerina Kazimierz Khatia
Kiril Kirill Klaudia Klement Klodian Kostas Konstantinos Krisztina Krzysztof Kryzysztof Ksenia Kyriakos Laimdota
Laszlo László Lech Lenka Leonid Leszek Levan Lidia Lilit Linas Liudmila Liviu Ljubica Ljubomir Lubos Ludmila Lukasz
Łukasz Lyubov Lyudmila Maciej Maja Maksim Maksym Malgorzata Małgorzata Manolis Marcin Mariam Marija Marin Mariusz
Mariya Marek Margus Marko Marta Marton Martynas Maryna Masha Mateja Mateusz Matej Matyas Mihai Mihail Mikhail Mikheil
Mikhailo Miklos Mikolaj Mila Milan Milica Milos Miloš Mircea Mirela Mirjana Miroslav Miroslaw Mladen Momir Monika
Mykhailo Mykola Nadezhda Nana Nataliia Nataliya Nataša Nebojsa Nenad Neven Nicolae Nika Nikola Nikolai Nikolaj
Nikolaos Nikolay Nikol Nikos Nino Oksana Oleg Oleh Oleksandr Oleksandra Oleksiy Oleksii Olena Olha Ondrej Orest
Orsolya Ovidiu Panagiotis Pavel Pavlo Pavol Pawel Paweł Petar Petro Petros Petru Petya Piotr Plamen Predrag Przemyslaw
Radek Radka Radmila Radoslaw Radosław Radovan Raimonds Raisa Ramaz Ramzan Ramune Rasa Rastislav Razvan Renars Rimantas
Robertas Roksana Romana Rosen Rostislav Roza Rumen Ruslan Rustam Ryszard Sandor Sanja Sava Sergei Sergej Sergey Serhii
Serhiy Sergiu Shota Silvana Simonas Sinisa Slavko Slawomir Slobodan Snezana Sofiya Sorin Spyros Stanislav Stanislaw
Stanisław Stavros Stefka Stelian Stepan Stoyan Svetlana Sviatlana Svitlana Swietlana Szymon Taavi Tadeusz Tamar Tamas
Taras Tatjana Tatyana Teodor Tetiana Thanos Theodoros Tihomir Tibor Tiit Todor Tomasz Tomislav Traian Tsvetan
Uladzimir Urszula Vadim Vadym Vakhtang Valdis Valentin Valentyn Valentyna Valeri Valeriia Valeriy Valery Valters
Vangelis Vasil Vasile Vasily Vasilis Vassilis Vasyl Vesna Veselin Viacheslav Vidmantas Viktar Viktor Viktoria
Viktoriia Vilija Vitalii Vitaliy Vitaly Vitali Vjosa Vlad Vladimir Vladislav Vladyslav Vlasta Vojislav Vojtech
Volodymyr Vuk Vyacheslav Waldemar Wieslaw Wiktor Wislawa Witold Wladyslaw Wojciech Yana Yaroslav Yaroslava Yegor
Yekaterina Yelena Yevgeny Yevgeniy Yevhen Yulia Yuliia Yuliya Yuri Yuriy Yurii Yury Zbigniew Zdenek Zdravko Zeljko
Zlatko Zofia Zoltan Zoran Zorica Zsolt Zsuzsanna Zurab Zygmunt Željko Đorđe
"""

_ARAB = """
Aamir Abbas Abd Abdallah Abdel Abdelaziz Abdelhamid Abdelkader Abdelkrim Abdelmadjid Abdelmalek Abdelrahman
Abdel-Fattah Abdelfattah Abderrahmane Abdi Abdirahman Abdiqani Abdou Abdoul Abdoulaye Abdourahman Abdul Abdulaziz
Abdulhamid Abdulkadir Abdulla Abdullah Abdullahi Abdulrahman Abdulrazak Abdurrahman Abed Abeer Abiy Abu Adel Adil
Adnan Afaf Afif Aftab Ahlam Ahmad Ahmadou Ahmed Ahmet Aicha Aida Aisha Akbar Akram Ala Alaa Ali Alia Alaeddin Amal
Amani Amar Amer Amin Amina Amine Aminata Amir Amira Ammar Amr Anas Anis Anissa Anwar Aref Arif Arwa Asad Asghar Ashraf
Asif Asim Asma Asmaa Assad Atef Atiq Awad Ayad Ayman Aymen Ayoub Ayatollah Aziz Aziza Azza Azzedine Badr al-Din Bakr
Bandar Baraa Bashar Basel Bashir Basma Bassam Bassem Bilal Boubacar Brahim Bushra Chakib Chokri Dalal Dalia Daoud
Dawood Dina Djamel Ebrahim Eman Emad Essam Fadel Fadi Fadila Fadwa Fahad Fahd Fahim Faisal Faiz Faiza Farah Fares
Farhan Farid Farida Farouk Farooq Faten Fathi Fathia Fatiha Fatima Fatma Fatou Fawzi Fayez Fayrouz Ferhat Firas Fouad
Ghada Ghaith Ghassan Habib Haddad Hadi Hafez Hafiz Haidar Haider Haifa Hajer Hakim Hala Halima Hamad Hamed Hameed
Hamid Hamida Hamza Hana Hanan Hani Harith Haroun Hasan Hashem Hashim Hassan Hassane Hatem Haytham Hayat Hazem Hela
Hend Hicham Hisham Hind Hoda Houda Houssam Hussam Hussain Hussein Hossam Hossein Huda Ibtissam Idris Idriss Ihab Ikram
Ilham Ilyas Imad Imam Iman Imane Imed Imran Inas Iqbal Isam Ishaq Ismael Ismail Ismaïl Issa Issam Iyad Izzat Jaafar
Jabbar Jaber Jabir Jafar Jalal Jalila Jamal Jamil Jamila Jassem Jassim Jawad Jihad Jihan Joumana Kader Kais Kamal
Kamel Kamil Karim Karima Kawthar Khadija Khaled Khalid Khalifa Khalil Khayri Lahcen Laila Lakhdar Lamia Latifa Layla
Leïla Lina Loubna Lubna Lotfi Maha Mahamadou Mahdi Maher Mahmood Mahmoud Mahmud Majda Majed Majid Malak Malek Malik
Malika Mamadou Mansour Manal Marwa Marwan Maryam Mazen Mehdi Mehmet Meriem Mina Moataz Moez Mohamad Mohamed Mohammad
Mohammed Mohsen Moncef Mona Mounir Mouna Mourad Moustafa Moussa Muammar Muataz Muhammad Muhammadu Mukhtar Muna Munir
Murad Musa Mustafa Mustapha Muthanna Nabil Nabila Nada Nader Nadim Nadir Naeem Nagib Nahed Nahla Naim Najat Najib
Najla Najwa Naji Nasser Nassim Nasreen Nasrin Nawaf Nawal Nawaz Nayef Nazih Nezha Nidal Nizar Noor Nora Noura Nour
Noureddine Nouri Nuha Nur Omar Osama Osman Othman Ouafa Oumar Oussama Qais Qasim Qassem Rabia Rabih Rachid Radhia
Radwan Rafiq Raghad Rahim Rahma Raja Rajab Ramadan Rami Ramy Ramzi Rana Rania Rasha Rashad Rashed Rashid Rashida Rawan
Raza Razan Reda Reem Rehab Reza Riad Rida Rim Rima Riyad Rola Ruba Rula Saad Saadia Sabah Saber Sabri Sadiq Sadek
Sadia Safa Safaa Safia Sahar Said Saida Saeed Saïd Sajid Sakina Salah Salam Saleem Saleh Salem Salim Salima Salma
Salman Salwa Samar Sameh Samer Sami Samia Samih Samir Samira Sana Sanaa Sara Sarra Saud Sawsan Sayed Sayyid Selim
Shadi Shadia Shafiq Shahd Shaikh Shaker Sharif Shaukat Sheikha Shehab Sherif Shireen Shukri Siham Soad Sofiane Souad
Soha Suhail Suleiman Sultan Sultana Taha Taher Tahar Tahani Talal Taleb Tamer Tamim Tareq Tarek Taoufik Tawfik Tawfiq
Tayeb Thamer Toufik Usama Usman Wael Wafa Wahid Wahiba Wail Waleed Walid Wasim Widad Wissam Yacine Yacoub Yahya Yahia
Yara Yaser Yasin Yasir Yasmin Yasmine Yasser Yassine Yazid Younes Younis Youssef Youssouf Yousef Yousif Yousuf Yunus
Yusuf Zahi Zahra Zaid Zain Zainab Zakaria Zaki Zayed Zeinab Zeina Ziad Zied Zine Zineb Zubair Zuhair
"""

_AFRICAN = """
Abeba Abebe Abena Abimbola Abiodun Abiola Achieng Adaeze Adama Adamu Adaora Ade Adebayo Adebola Adedayo Adegoke Adeola
Adesina Adetokunbo Adewale Adjoa Adunni Afia Afolabi Afua Agnès Aissatou Akin Akinwumi Akinwunmi Akosua Akua Akwasi
Alassane Alhaji Alpha Ama Amadou Amaka Amahle Amara Ameyo Aminu Amos Anthea Anele Ansumane Assefa Atieno Atiku Awa
Ayanda Ayele Ayo Ayodele Ayotunde Babajide Babatunde Bakary Balarabe Bamidele Barasa Bassirou Bekele Berhane Birhanu
Bola Bolanle Bolaji Bongani Bosede Boutros Buhle Bukola Busisiwe Cheikh Chiamaka Chibuike Chibuzo Chidi Chidinma
Chidiebere Chiedozie Chijioke Chika Chike Chikondi Chima Chimamanda Chinedu Chinelo Chinonso Chinua Chinwe Chipo
Chioma Chukwudi Chukwuemeka Chukwuma Cyprian Dambudzo Damilola Danladi Dawit Demba Dembele Desta Diallo Djibril
Dumisani Ebele Ebuka Efua Ejike Emeka Enitan Esi Eyasu Ezekiel Fanta Farai Fatoumata Fekadu Femi Fikile Folake
Folasade Funke Funmi Funmilayo Garba Gebre Getachew Girma Godfrey Godswill Habiba Habtamu Haile Hailu Hawa Ibukun
Idrissa Ifeanyi Ifeoma Ifeyinwa Ikechukwu Ikenna Ime Inonge Isatou Itumeleng Jabulani Jelani Jide Juma Kabiru Kagiso
Kamau Kassim Kato Kayode Kebede Kehinde Kenneth Khadija Khanyisile Khumbo Kipchoge Kiprono Kiptoo Kofi Kojo Kolawole
Kwabena Kwadwo Kwaku Kwame Kwasi Kwesi Lamine Lekan Lemma Lerato Lesego Lindiwe Lungile Lwazi Mahlet Makena Malala
Mamadi Mandla Mandisa Mariama Mariame Mbali Mbuso Mebratu Mekonnen Meles Mengistu Mercy Mihret Modibo Mohau Mpho
Muhoozi Mulatu Munashe Musa Mutale Mwai Mwangi Mwansa Naledi Nana Nandi Ndidi Ndeye Neema Ngozi Njeri Njoroge Nkechi
Nkiruka Nkosazana Nkosana Nnamdi Nneka Nokuthula Nomsa Nomvula Nonhlanhla Nosipho Ntombi Nyambura Nyarai Obiageli
Obinna Odinga Ogechi Okechukwu Okello Okoth Olabisi Oladele Olamide Ololade Olu Olufemi Olumide Olusegun Oluwaseun
Oluwatobi Omolara Omotola Onyekachi Onyinye Opeyemi Oscar Osagie Osei Otieno Oumou Ousmane Palesa Paulin Phindile Pius
Rahel Rashidi Refilwe Rutendo Ruvimbo Sadio Samba Samora Sanele Segun Seif Sekou Selam Senait Seretse Seydou Shamiso
Shehu Sibusiso Sidiki Sifiso Simba Siphiwe Sipho Siyabonga Solomon Soumaila Souleymane Sunil Tafadzwa Tadele Tadesse
Taiwo Tariro Tatenda Tawanda Tayo Tebogo Temba Temitope Tendai Terver Tesfaye Thabo Thandeka Thandi Thandiwe Themba
Thembi Thuli Thulani Tigist Tinashe Titilayo Tobi Tochukwu Tolu Tope Tsepo Tshepo Tsitsi Tumelo Tunde Uche Uchenna Udo
Ugochukwu Uhuru Unathi Uzoma Vusi Vuyo Wafula Wambui Wangari Wangui Wanjiku Wanjiru Wole Woubshet Xolani Yaa Yacouba
Yakubu Yared Yemi Yohannes Yonas Yoweri Zainabu Zandile Zanele Zawadi Zenawi Zewdu Zodwa Zola Zuhura Barnabas Boniface
Bonaventure Didier Dieudonné Epiphanie Evariste Faustin Fortunat Gaston Hervé Innocent Jeannette Laurent Moise Moïse
Moïses Pascaline Placide Télesphore Espérance Félicien Rigobert
"""

_ASIAN = """
Aakash Aarav Aarti Abdus Abhay Abhijit Abhinav Abhishek Aditi Aditya Ajay Ajit Akash Akhil Akhilesh Akshay Alok Aman
Amandeep Amit Amitabh Amitav Amol Amrita Amruta Anand Ananya Anil Anish Anita Anjali Anju Ankit Ankita Anoop Anshul
Anu Anupam Anuradha Anurag Aparna Arati Archana Arjun Arnab Arun Aruna Arundhati Arvind Arya Asha Ashish Ashok Ashwin
Aswini Atul Avinash Babu Bala Balaji Balakrishnan Bhagwant Bharat Bharti Bhavna Bhupesh Bhupinder Bikram Bimal Binod
Bipin Chandan Chandra Chandrika Charu Chetan Chitra Darshan Debashish Deepa Deepak Deepika Devendra Dhananjay
Dharmendra Dilip Dinesh Divya Durga Farooq Gaurav Gautam Gayatri Geeta Girish Gita Gopal Govind Gulzar Gurpreet
Hardeep Hari Harish Harjit Harsh Harsha Hemant Himanshu Indira Indra Ishaan Ishita Jagdish Jaideep Jairam Janak Jatin
Jaya Jayant Jayesh Jitendra Jyoti Jyotsna Kailash Kalpana Kamala Kamlesh Kanchan Kapil Karan Karthik Kartik Karuna
Kashif Kavita Keshav Ketan Kiran Kirti Kishore Komal Krishna Krishnan Kumar Kunal Lakshmi Lalit Lalita Lata Laxmi
Leela Lokesh Madan Madhav Madhu Madhuri Mahendra Mahesh Mahinda Mallikarjun Mamata Manish Manisha Manjula Manju
Manmohan Manoj Maulik Mayank Meena Meenakshi Meera Meenal Milind Mithun Mohan Mohit Mukesh Mukul Nagesh Naina Namrata
Nandini Narayan Narendra Naresh Naveen Navjot Neelam Neeraj Neha Nidhi Nikhil Nilesh Nirmala Nisha Nitin Nitish Om
Padma Palak Pallavi Pankaj Parvati Parveen Pooja Prabhakar Prabhu Prachi Pradeep Prakash Pramod Pranab Pranav Prasad
Prashant Pratap Pratibha Praveen Preeti Prem Priti Priya Priyanka Puja Pushpa Radha Raghav Raghuram Rahul Raja Rajan
Rajat Rajeev Rajendra Rajesh Rajini Rajiv Rajkumar Rakesh Ram Rama Ramachandra Raman Ramesh Ranil Ranjan Ranjit Rashmi
Ratan Ravi Ravindra Reena Rekha Renu Renuka Rishi Ritesh Ritu Rohan Rohini Rohit Roshan Rupa Sachin Sadhana Sagar
Sameer Sandeep Sangeeta Sanjana Sanjay Sanjeev Santosh Sarita Saroj Sashi Satish Satya Saurabh Savita Seema Shailesh
Shankar Shanta Shanti Sharad Shashi Sheela Shekhar Shikha Shilpa Shinde Shiv Shobha Shraddha Shreya Shubham Shweta
Siddharth Simran Smita Smriti Sneha Sonal Sonali Sridhar Srinivas Subhash Subramanian Sudha Sudhir Suhas Sujata
Sukanya Suman Sumit Sunanda Sundar Sunita Suresh Surya Sushil Sushma Swapna Swati Tanvi Tarun Tejas Tejashwi Uday
Udayan Uma Umesh Urmila Usha Vandana Varsha Varun Vasant Vasundhara Veena Venkat Venkatesh Vidya Vijay Vijaya Vikas
Vikram Vimal Vinay Vineet Vinod Vipin Virat Vishal Vishnu Vivek Yash Yashwant Yogesh Yogi Agus Aung Airlangga Anies
Anwar Anutin Apichatpong Bambang Bongbong Budi Chaiwat Dewi Dian Eko Ferdinand Ganjar Hun Imelda Isko Joko Jusuf Ketut
Khin Lakan Leni Luhut Made Mahathir Maung Megawati Muhyiddin Myint Najib Nguyen Nyoman Paetongtarn Pita Prabowo Prayut
Putu Retno Ridwan Rizal Sandiaga Siti Somchai Somsak Sri Srettha Sukarno Surin Suu Suwit Thaksin Than Thein Tri Wahyu
Wayan Widodo Yingluck Yudhoyono Zaw Ai Aiko Akane Akihiro Akiko Akio Akira Asako Atsushi Ayako Ayumi Chika Chiyo Daiki
Daisuke Eiji Eiko Emi Etsuko Fumihiko Fumiko Fumio Genki Goro Hajime Hanako Haruka Haruki Haruko Haruto Hideki Hideo
Hiroaki Hiroki Hiroko Hiromi Hiroshi Hiroyuki Hisashi Ichiro Isamu Isao Jiro Jun Junichi Junichiro Junko Kaori Katsuya
Kazuhiro Kazuki Kazuko Kazuo Keiichi Keiko Keisuke Kenichi Kenji Kenta Kentaro Kiyoshi Koichi Koji Kosuke Kumiko Kunio
Kyoko Makoto Mami Manabu Mariko Masahiro Masako Masami Masao Masaru Masashi Masato Mayumi Megumi Michiko Midori Mieko
Miho Miki Minoru Misaki Mitsuko Mitsuru Miyuki Momoko Naoki Naoko Naomi Natsumi Noboru Nobuo Nobuyuki Noriko Osamu
Reiko Ren Rie Riko Ryo Ryoichi Ryota Ryuichi Sachiko Sadako Sakura Sanae Satomi Satoru Satoshi Sayaka Seiji Shigeki
Shigeo Shigeru Shinichi Shinji Shinzo Shiro Shizuka Sho Shohei Shoichi Shota Shun Shunichi Sota Sumiko Susumu Tadashi
Taeko Taichi Takahiro Takako Takao Takashi Takayuki Takeo Takeshi Taku Takuya Taro Tatsuya Tetsuo Tetsuya Tomoko
Tomomi Toru Toshi Toshiaki Toshiko Toshiro Tsutomu Tsuyoshi Yasuhiro Yasuko Yasuo Yoichi Yoko Yosuke Yoshihide
Yoshihiro Yoshiko Yoshinobu Yoshio Yuichi Yui Yuka Yuki Yukiko Yukio Yuko Yumi Yumiko Yuriko Yusuke Yuto Yutaka Yuya
Byung-hyun Chang-min Dong-hyun Eun-ji Hae-jin Hye-jin Hyun-woo Ji-hoon Ji-woo Ji-young Jae-in Jae-myung Joon-ho
Jong-un Jung-eun Kyung-wha Min-ho Min-jun Min-ji Seo-yeon Seung-hun Soo-jin Suk-yeol Sung-min Yeon-seok Yo-jong
Young-ho Yun-ji Bao Chen Cheng Chunhua Fang Feng Guoqiang Haiyan Haoran Hua Huan Jiabao Jianguo Jianhua Jinping Jintao
Jiayi Jie Keqiang Lijian Lijuan Meiling Ming Minghao Nanfu Qiang Qishan Shan Shu Tao Weiwei Weimin Wenbin Wenjing Xia
Xiaoming Xiaoping Xiu Xue Yanjun Ying Yiwen Yong Yufei Yun Zedong Zhen Zhiqiang Ziyang Anh Binh Dung Duc Hoa Hung
Huong Lan Linh Long Minh Nam Nga Ngoc Phuc Phuong Quang Quoc Thanh Thao Thi Thu Trang Trong Tuan Tuyet Van Viet Xuan
Afsaneh Alireza Amirali Anahita Ardeshir Arash Azadeh Babak Bahar Bahram Bahman Behrouz Behzad Bijan Dariush Daryoush
Elham Esmail Farhad Farshid Fariba Farideh Farzad Farzaneh Fereydoun Forough Gholam Golnaz Hamidreza Homayoun Houshang
Hooman Jahangir Javad Kamran Kaveh Kazem Kianoush Kourosh Ladan Laleh Mahsa Mahnaz Mahtab Mahvash Mansoureh Maryam
Masih Masoud Massoud Mehran Mehrdad Mina Mohammadreza Mojtaba Morteza Nahid Nargess Narges Nasim Nasrin Navid Nazanin
Niloufar Omid Parisa Parvin Payam Pejman Pouya Ramin Roya Roxana Ruhollah Sadegh Saeid Sepideh Shahin Shahla Shahram
Shahrzad Shapour Shirin Siamak Sima Simin Soheil Soraya Sorush Taraneh Vahid Yasaman Zahra Ziba Zohreh Abdulhamit
Ahmet Arda Aslı Asli Aydin Aydın Ayse Ayşe Aysel Bahadir Baris Barış Bekir Berat Berk Binali Bulent Bülent Burak Burcu
Can Canan Cem Cemal Cengiz Cevdet Deniz Devlet Dilek Ebru Ece Ekrem Elif Emine Emre Engin Ercan Erdal Erdem Erhan
Erkan Erol Esra Ezgi Fatih Fatma Ferit Fikret Figen Filiz Gokhan Gökhan Gul Gül Guler Gülay Gulsen Hakan Halil Halide
Haluk Hande Hasan Hatice Hulusi Husnu Huseyin Hüseyin Ibrahim İbrahim Ihsan İlhan Ilker Irfan Ismet Kadir Kemal Kerem
Kivanc Levent Mahir Mehmet Melek Meral Merve Mesut Metin Mevlut Mevlüt Mine Murat Mustafa Muharrem Naim Nazim
Necmettin Nermin Nihat Nilüfer Nuray Nuri Okan Onur Orhan Osman Ozan Ozgur Özgür Ozlem Özlem Pinar Recep Refik Riza
Saban Selahattin Selçuk Selim Selin Semih Serdar Serkan Sevgi Sevim Sezen Sibel Sinan Suat Süleyman Suleyman Tansu
Tayfun Taner Tayyip Tolga Tugba Tuncay Turgut Ufuk Ugur Uğur Umit Ümit Volkan Yavuz Yıldız Yildiz Yilmaz Yusuf Zafer
Zehra Zekeriya Zeynep Aynur Aziza Bakhyt Bakyt Gulnara Islam Kassym Kassym-Jomart Nursultan Sadyr Sooronbay Shavkat
Emomali Gurbanguly Almazbek Roza Aigul Ainura Dinara Asel Nurlan Timur Yerlan Zhanar Ulugbek Dilshod Malika Nodira
Rustam Sardor Sherzod Avi Aviv Avraham Ayelet Benny Benyamin Bezalel Chaim Dov Efrat Ehud Eitan Eli Eliezer Elad Gadi
Gal Gilad Hadas Haim Herzl Itai Itamar Itzhak Lior Menachem Merav Michal Moshe Naftali Natan Nir Nitzan Noa Ofer Ofir
Orit Orly Oz Rivka Ronen Ron Shai Shaul Shimon Shira Shlomi Shlomo Shmuel Tal Tamir Tzachi Tzipi Uri Uzi Yaakov Yael
Yair Yariv Yehuda Yigal Yisrael Yitzhak Yoav Yochanan Yohanan Yonatan Yoni Yossi Yuval Zeev Zehava Zvi
"""

_IBERIAN = """
Adalberto Adolfo Adriana Agustin Agustina Alberto Alfonsina Alonso Alícia Álvaro Amparo Ana Anabel Andreia Andrés
André Ángel Angela Antía Antônio António Araceli Ariadna Artur Asunción Aurelio Bárbara Begoña Benito Bernabé Blanca
Braulio Caio Camilo Candelaria Carme Catarina Cátia César Clarice Claudinei Concepción Consuelo Cristóbal Cristobal
Dalila Davi Débora Dilma Dolores Domingo Duarte Edison Edson Efrain Eliana Elvia Emiliano Encarnación Estela Eugenio
Eusebio Evaristo Evo Fabiana Fabricio Facundo Fátima Faustino Felisa Fermín Fernão Fidel Flávio Gabriela Genaro
Geraldo German Germán Getúlio Gilberto Gisela Gonçalo Gregorio Guadalupe Gustavo Heitor Helder Hernan Hernán Hilario
Horacio Humberto Ignacio Inácio Inês Iñaki Íñigo Irineu Isabela Isidro Itziar Iván Jacinto Jacobo Jair Jairo Jeronimo
Jesús Joaquim Joaquin Joaquín João Jordi José Josefa Josep Julián Juliano Katia Laia Lázaro Leandro Leila Leire
Leopoldo Letícia Lourdes Lucía Luís Luíza Luiza Lula Macarena Maite Manolo Manuela Marcelo Marcio Márcio Mariano
Maribel Maricel Marisol Maristela Maritza Marlene Martín Mateus Matías Maurício Maximiliano Mercè Miguelina Mónica
Montserrat Murilo Natália Nayib Néstor Nestor Nicanor Nicolás Nilda Noemi Norberto Nubia Núria Nuria Octavio Olívia
Oriol Orestes Osmar Óscar Paco Patrícia Paz Pedro Pere Pilar Pío Quique Rafaela Raimundo Raúl Regla Reinaldo Renán
Ricard Rigoberta Rita Rocío Rodolfo Rogério Rómulo Rosana Rosario Rosaura Roque Rubén Rui Salomé Salvador Samanta
Sancho Sílvia Sofía Soledad Susana Tarcísio Tatiane Teodoro Teófilo Thiago Tomás Trinidad Ubaldo Valeria Vicente
Vicenta Victoriano Vinícius Vítor Xavi Ximena Xiomara Yadira Yamandú Yesenia Yolanda Zulema Aurélien Aurélie Agathe
Alphonse Amélie Anaïs Anatole Apolline Arlette Baptiste Bastien Bérénice Benoît Bruno Capucine Cécile Célestin Céline
Chloé Clémence Clément Corentin Cyrille Danièle Delphine Édouard Élisabeth Élise Élodie Éric Émile Étienne Eugénie
Fabienne Florent Françoise François Frédéric Frédérique Gaëlle Gaëtan Gaspard Gérald Gérard Ghislaine Ghislain Gilles
Ginette Guillaume Guy Hélène Hervé Honoré Hugues Huguette Inès Irène Jacky Jean-Baptiste Jean-Claude Jean-Luc
Jean-Marc Jean-Marie Jean-Noël Jean-Paul Jean-Pierre Jean-Yves Jérôme Joséphine Josette Léa Léon Léo Liliane Loïc Luc
Ludovic Lucien Lucienne Maëlle Marcel Marielle Marine Marie-Claire Marie-France Maryse Mathilde Maxence Mireille
Muriel Nathalie Noé Noël Océane Odette Olivier Ophélie Pascale Patrice Raphaël Rachida Régine Régis Rémi René Renée
Robespierre Roselyne Sébastien Ségolène Séverine Solange Sophie Stéphane Stéphanie Sylvain Théo Théodore Thérèse
Thibaut Timothée Tristan Valérie Véronique Virginie Xavière Yaël Yann Yves Yvon Adriano Agostino Alba Alberta Alfio
Amedeo Annalisa Annamaria Antonella Antonello Arianna Attilio Augusto Barbara Beppe Bettino Calogero Camillo Carlotta
Carmine Cesare Chiara Cinzia Claudio Corrado Cosimo Daniela Dario Debora Donatella Donato Elisabetta Elly Emanuela
Emanuele Enzo Ettore Fabiola Fausto Fiorella Flavio Fortunato Franca Fulvio Gaetano Gennaro Gerardo Giada Giampaolo
Giancarlo Gianfranco Gianpiero Gino Giorgia Giuliana Giuliano Giuseppina Graziella Guglielmo Ilaria Ignazio Italo
Laura Leonardo Letizia Licia Loredana Luciana Ludovica Luigia Maddalena Manlio Marcello Mariella Mariolina Martina
Matilde Mauro Michela Mirella Mirko Nadia Nicoletta Nino Nunzio Oreste Orazio Ornella Paola Patrizia Pierluigi Piero
Pierpaolo Pietro Pina Primo Raffaella Renata Roberta Romano Rosaria Sabrina Salvo Sandra Sergio Silvana Silvio
Simonetta Stefania Susanna Tiziana Tiziano Tommaso Ugo Umberto Valentino Valerio Vincenza Virginia Vito Vittoria
Vittorio Walter
"""

MORE_GIVEN_NAMES = frozenset(" ".join((_NORTHERN, _EASTERN, _ARAB, _AFRICAN, _ASIAN, _IBERIAN)).split())
"""Given names outside the English-speaking world."""
