"""Given names of many cultures, in Latin letters, which tell persons from places and bodies.

Names that are as often words, places or surnames (Paris, Will, Grant, Chelsea) are in ``DOUBTFUL_GIVEN_NAMES``: they count
only beside a capitalised word that is no head word of a body or place.
"""

from editorial.drafting.english_words.more_given_names import MORE_GIVEN_NAMES

_WESTERN = """
Aaron Abbie Abby Abigail Abner Abraham Ada Adam Addison Adela Adelaide Adele Adeline Adrian Adrianna Adrienne Agatha
Agnes Aidan Aileen Ailsa Aimee Aisling Al Alain Alan Alana Alastair Alasdair Albert Alberta Alberto Albrecht Aldo Alec
Alejandra Alejandro Aleksander Alessandra Alessandro Alessia Alex Alexa Alexander Alexandra Alexandre Alexandria
Alexis Alfie Alfonso Alfred Alfredo Algernon Alice Alicia Alina Alison Alistair Allan Allen Allison Alma Alonso Alvaro
Alvin Alyssa Amanda Amber Amelia Amelie Amos Amy Ana Anastasia Anders Andre Andrea Andreas Andrei Andres Andrew Andy
Angel Angela Angelica Angelina Angelo Angus Anita Ann Anna Annabel Anne Anneliese Annette Annie Annika Anselm Anthea
Anthony Antoine Antoinette Anton Antonia Antonin Antonio Antony April Aoife Archibald Archie Aretha Ariana Ariel
Arlene Armand Armando Arnaud Arne Arnold Art Arthur Arturo Asa Ashleigh Ashley Astrid Aubrey Audrey August Augusta
Augustin Augusto Aurelie Austin Ava Avery Axel Barbara Barnaby Barney Barry Bart Bartholomew Basil Bea Beatrice
Beatriz Beau Becky Belinda Ben Benedict Benedikt Benjamin Benji Benny Benoit Bernadette Bernard Bernardo Bernd
Bernhard Bernie Bert Bertha Bertrand Beryl Bess Beth Bethan Bethany Betsy Bettina Betty Beverley Beverly Bianca Bill
Billie Billy Birgit Bjorn Bob Bobby Bonnie Boris Brad Bradley Brandon Breda Brenda Brendan Brenna Brent Brett Brian
Brianna Bridget Brigid Brigitte Brittany Bronwyn Bruce Bruno Bryan Bryce Bryn Bryony Caitlin Caleb Calum Callum Calvin
Cameron Camilla Camille Candace Candice Cara Carina Carl Carla Carlo Carlos Carly Carmel Carmen Carol Carole Carolina
Caroline Carolyn Carrie Carsten Carter Casey Casper Caspar Cassandra Cassidy Cassie Catalina Caterina Catherine Cathal
Cathy Catriona Cecil Cecile Cecilia Cedric Celeste Celia Celine Cesar Chad Chantal Charlene Charles Charlie Charlotte
Cheryl Chloe Chris Chrissie Christa Christelle Christian Christiane Christina Christine Christophe Christopher Christy
Ciara Ciaran Cillian Cindy Claire Clara Clare Clarence Clarissa Claude Claudette Claudia Claudio Claus Clayton Clement
Clemens Clementine Cleo Cliff Clifford Clint Clive Clodagh Clyde Cody Colette Colin Colleen Colm Conall Connie Connor
Conor Conrad Constance Cora Coral Cordelia Corey Corinna Corinne Cormac Cornelia Cornelius Cory Courtney Craig
Cressida Cristian Cristiano Cristina Crystal Curtis Cynthia Cyril Cyrus Daisy Dale Damian Damien Damon Dan Dana Daniel
Daniela Daniele Danielle Danny Daphne Dara Darcy Daren Daria Dario Darius Darrell Darren Daryl Dave David Davide
Davina Dawn Dean Deanna Deb Debbie Deborah Debra Declan Deirdre Delia Denis Denise Dennis Derek Derick Dermot Desmond
Dexter Diana Diane Dick Diego Dieter Dietmar Dietrich Dilys Dirk Dolly Dolores Dominic Dominique Don Donal Donald
Donna Dora Doreen Doris Dorothea Dorothy Doug Dougal Douglas Drew Duncan Dustin Dwayne Dwight Dylan Eamon Eamonn Earl
Eckhard Ed Eddie Edgar Edith Edmond Edmund Edna Edoardo Edouard Eduardo Edward Edwin Edwina Eileen Eilidh Eimear
Elaine Eleanor Elena Eleni Elias Elijah Elinor Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen Ellie Elliot Elliott
Elmer Eloise Elsa Elsie Elton Elvira Elvis Emanuel Emer Emil Emile Emilia Emilie Emilio Emily Emma Emmanuel Emmanuelle
Emmett Enda Enid Enrico Enrique Eoghan Eoin Eric Erica Erich Erik Erika Erin Ernest Ernesto Ernst Errol Erwin Esme
Esmeralda Estelle Esteban Esther Ethan Ethel Etienne Eugene Eugenia Eugenie Eunice Eva Evan Evangeline Evelyn Everett
Ewan Ewen Ezra Fabian Fabien Fabio Fabrice Faye Federica Federico Felicia Felicity Felipe Felix Ferdinand Fergal
Fergus Fernanda Fernando Filip Filippo Finbar Finian Finlay Finn Finnian Fintan Fiona Fionnuala Flavia Fletcher Fleur
Flora Florence Florian Floyd Flynn Frances Francesca Francesco Francine Francis Francisca Francisco Franco Francois
Frank Frankie Franklin Franz Fred Freddie Freddy Frederic Frederick Fredrik Freya Friedrich Fritz Gabriel Gabriela
Gabriele Gabriella Gabrielle Gareth Garrett Garry Gary Gavin Gemma Gene Genevieve Geoff Geoffrey George Georgie
Georgina Gerald Geraldine Gerard Gerardo Gerd Gerhard Germaine Gerry Gertrude Gethin Giacomo Gianluca Gianni Gideon
Gilbert Gilberto Giles Gill Gillian Gina Ginger Ginny Giorgia Giorgio Giovanna Giovanni Giulia Giulio Giuseppe Gladys
Glen Glenda Glenn Gloria Godfrey Gonzalo Gordon Grace Graeme Graham Grainne Greg Gregor Gregory Greta Gretchen Griff
Guido Guillaume Guillermo Gunnar Gunther Gus Gustav Gustavo Guy Gwen Gwendolyn Gwyneth Hadley Hamish Hank Hannah Hanna
Hannes Hans Harald Harold Harriet Harris Harry Hattie Hazel Heath Heather Hector Heidi Heike Heiner Heinrich Heinz
Helen Helena Helene Helga Helmut Henri Henrietta Henrik Henrike Henry Herb Herbert Herman Hermann Herve Hilary Hilda
Holger Holly Homer Hope Horace Horst Howard Hubert Hugh Hugo Humphrey Hunter Hywel Iain Ian Ibrahim Ida Ignacio Igor
Ike Ilona Ilse Imelda Imogen Ines Inga Inge Ingrid Iona Ira Irene Iris Irma Irvin Isaac Isabel Isabella Isabelle
Isadora Isidore Isla Isobel Israel Ivan Ivo Ivor Ivy Jack Jackie Jackson Jacob Jacqueline Jacques Jade Jaime Jake
Jakob James Jamie Jan Jana Jane Janet Janette Janice Janine Jared Jarrod Jarvis Jasmine Jason Jasper Javier Jay Jean
Jeanette Jeanne Jeannie Jeff Jeffrey Jemima Jemma Jen Jenna Jennifer Jenny Jens Jeremiah Jeremy Jerome Jerry Jess
Jesse Jessica Jessie Jesus Jethro Jill Jim Jimmy Jo Joachim Joan Joanna Joanne Joao Jocelyn Jochen Jodie Jody Joe Joel
Joelle Joey Johan Johann Johanna Johannes John Johnny Jon Jonah Jonas Jonathan Jonny Jordi Jorge Jorn Jose Josef
Josefina Joseph Josephine Josh Joshua Josiah Josie Joy Joyce Juan Juana Juanita Judith Judy Jules Julia Julian Juliana
Julie Julien Juliet Juliette Julio Julius June Jurgen Justin Justine Kai Kara Karen Karin Karina Karl Karla Kaspar Kat
Kate Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrin Katrina Katy Kay Kayla Keane Keeley Keira Keith
Kelly Kelsey Kelvin Ken Kenneth Kenny Kent Kenton Kerry Kevin Kian Kieran Kiera Kim Kimberley Kimberly Kirk Kirsten
Kirstie Kirsty Kit Kitty Klara Klaus Konrad Konstantin Kris Kristen Kristian Kristin Kristina Kristine Kurt Kyle Kylie
Lachlan Lana Lara Larissa Larry Lars Laura Laurel Lauren Laurence Laurent Laurie Laurier Lawrence Lea Leah Leanne Lee
Leigh Leila Lena Len Lennart Lennox Lenny Leo Leon Leonard Leonardo Leonie Leonora Leopold Leroy Les Lesley Leslie
Lester Leticia Levi Lewis Lexi Liam Libby Liesel Lila Lilian Lillian Lily Linda Lindsay Lindsey Linus Lionel Lisa
Lisbeth Liv Livia Liz Liza Lizzie Lloyd Logan Lois Lola Lorcan Loretta Lorenzo Lorna Lorraine Lothar Lottie Lou Louis
Louisa Louise Luc Luca Lucas Lucia Luciana Luciano Lucie Lucille Lucinda Lucy Ludwig Luigi Luis Luisa Luiz Lukas Luke
Luther Lydia Lyle Lynda Lyndon Lynette Lynn Lynne Mabel Macy Maddie Madeleine Madeline Madison Maeve Magda Magdalena
Maggie Magnus Maia Maire Mairead Malachy Malcolm Malin Mandy Manfred Manon Manuel Manuela Marc Marcel Marcella Marcelo
Marcia Marco Marcos Marcus Margaret Margarita Margery Margot Marguerite Maria Mariah Marian Mariana Marianne Marie
Marietta Marilyn Marina Mario Marion Marisa Marissa Marius Marjorie Mark Markus Marlene Marlon Marta Martha Martin
Martina Martine Marty Marvin Mary Maryann Massimo Mateo Mathew Mathias Mathieu Mathilde Matilda Matt Matteo Matthew
Matthias Matthieu Maud Maude Maura Maureen Maurice Mauricio Maurizio Mavis Max Maxim Maxime Maximilian Maximillian
Maxine Maxwell Maya Meg Megan Meghan Mel Melanie Melinda Melissa Melody Melvin Mercedes Meredith Merle Merlin Meryl
Mia Micah Michael Michaela Michel Michele Michelle Mick Mickey Miguel Mike Mikael Mikkel Mila Mildred Miles Milena
Millicent Millie Milo Milton Mimi Minnie Miranda Miriam Mitch Mitchell Moira Molly Mona Monica Monika Monique
Montgomery Morag Morgan Moritz Morris Mortimer Morten Moses Muriel Murray Myfanwy Myles Myra Myrtle Nadia Nadine Nan
Nancy Naomi Natalia Natalie Natasha Nathan Nathaniel Ned Neil Nell Nellie Nelson Nerys Nessa Neville Niall Niamh
Nicholas Nicholle Nick Nicky Nicola Nicolas Nicole Nicolo Nigel Nina Noah Noel Noelle Nora Norah Noreen Norma Norman
Nuala Nuno Octavia Odette Odile Olaf Olga Olive Oliver Olivia Olivier Ollie Omar Oonagh Ophelia Orla Orlando Orson
Oscar Osvaldo Oswald Otis Otto Owain Owen Pablo Paddy Padraig Paige Pam Pamela Paola Paolo Pascal Pat Patience Patrice
Patricia Patricio Patrick Patsy Patti Patty Paul Paula Paulette Paulina Pauline Paulo Pearl Pedro Peggy Penelope Penny
Percy Perry Petra Peter Petr Phil Philip Philippa Philippe Phillip Phoebe Phyllis Pia Pierce Pierre Piers Pieter Pilar
Piotr Pippa Polly Poppy Priscilla Prudence Quentin Quincy Quinn Rab Rachael Rachel Rafael Rafe Raffaele Rainer Raj
Ralf Ralph Ramon Ramona Randall Randy Raoul Raphael Raquel Raul Ray Raymond Rebecca Rebekah Reg Regina Reginald
Reinhard Reinhold Remi Remy Rena Renata Renate Renato Rene Renee Reuben Rex Rhea Rhiannon Rhoda Rhodri Rhona Rhonda
Rhys Ricardo Riccardo Richard Rick Ricky Riley Rita Rob Robbie Robert Roberta Roberto Robin Robyn Rocco Rod Roderick
Rodney Rodolfo Rodrigo Roger Rogelio Roisin Roland Rolf Romain Roman Romeo Romy Ron Ronald Ronan Ronnie Rory Rosa
Rosalie Rosalind Rosamund Rosanna Rose Roseanne Rosemary Rosie Ross Rowan Rowena Roxanne Roy Ruairi Ruben Ruby Rudi
Rudolf Rudolph Rudy Rufus Rupert Russ Russell Ruth Ryan Sabine Sabrina Sadie Sally Salvador Salvatore Sam Samantha
Samuel Sandra Sandro Sandy Santiago Saoirse Sara Sarah Sasha Saul Savannah Scarlett Scott Seamus Sean Sebastian
Sebastien Selena Selina Selma Serena Serge Sergio Seth Shane Shania Shannon Sharon Shaun Shauna Shawn Sheila Shelley
Sheryl Shirley Shona Sian Sibylle Sid Sidney Siegfried Sigrid Silas Silvia Silvio Simon Simona Simone Sinead Siobhan
Sofia Solveig Sonia Sonja Sophia Sophie Spencer Stacey Stacy Stan Stanley Stefan Stefania Stefanie Stefano Steffen
Stella Stephan Stephanie Stephane Stephen Steve Steven Stewart Stuart Sue Susan Susana Susanna Susanne Susie Suzanne
Suzie Sven Sybil Sylvain Sylvester Sylvia Sylvie Tabitha Tamara Tammy Tamsin Tania Tanya Tara Tariq Tasha Tatiana
Taylor Ted Teddy Terence Teresa Terri Terry Tess Tessa Thaddeus Thea Thelma Theo Theodora Theodore Theresa Therese
Thibault Thierry Thomas Thora Thorsten Tiago Tiffany Tilda Till Tilly Tim Timothy Tina Tobias Toby Todd Tom Tomas
Tommaso Tommy Toni Tony Tracey Tracy Travis Trent Trevor Tricia Trish Trisha Tristan Troy Trudy Tyler Tyrone Udo
Ulrich Ulrike Una Ursula Ute Uwe Val Valentina Valentine Valerie Vanessa Vaughan Vera Verity Vernon Veronica Veronika
Veronique Vic Vicky Victor Victoria Vince Vincent Vincenzo Viola Violet Virginia Viv Vivian Vivien Vivienne Wallace
Walt Walter Wanda Warren Wayne Wendy Werner Wes Wesley Whitney Wilfred Wilhelm Wilma Will Willa Willem William Willie
Willow Wilson Winifred Winnie Winston Wolfgang Woodrow Wyatt Xavier Yann Yannick Yolanda Yvette Yvonne Zach Zachary
Zack Zara Zelda Zita Zoe
"""

_DOUBTFUL = """
Adelaide Amber Angel April Art Ash August Austin Avery Basil Beau Bill Bradley Brook Carter Casey Chad Chance Chase
Chelsea Chester Christian Clay Cliff Clifford Constance Coral Crystal Daisy Dale Dallas Dawn Dean Dell Denver Destiny
Dick Dolly Don Drew Earl Eden Ernest Faith Finn Fleur Flora Florence Ford Frank Gene Ginger Glen Grace Graham Grant
Guy Hamilton Harris Harrow Hazel Heath Heather Herb Holly Hope Houston Hunter Iris Israel Ivory Ivy Jackson Jade
Jasmine Jay Jersey Jordan Joy Judge June Justice Kelly Kent Kerry Kim Kit Lance Lane Laurel Lee Lily London Lynn
Madison Major Mark Marsh Max May Melody Mercedes Mercy Miles Mitchell Montana Morgan Murray Nelson Olive Orlando Page
Paris Parker Pat Patience Pearl Penny Phoenix Piers Pierce Poppy Prince Prudence Ray Reading Reed Rich Rick River Rob
Robin Rocky Rod Roman Rose Ross Rowan Ruby Rusty Sandy Santiago Savannah Scott Shannon Sharon Sidney Skip Sky Sofia
Spencer Stone Storm Stuart Sue Summer Sydney Taylor Tiffany Till Trinity Troy Vera Verity Victoria Viola Violet
Virginia Warren Washington Wayne Wells West Will Willow Wilson Winter Young Abuja Asia Chloe Kitty Temple Fortune
Blessing Innocent Comfort Goodluck Sunday Monday Friday Precious Gift Praise Promise Happiness Princess Wisdom Success
Favour Glory Peace Godwin Emperor Duke King Lord Durham Lincoln
"""

DOUBTFUL_GIVEN_NAMES = frozenset(_DOUBTFUL.split())
"""Given names that are as often something else."""

GIVEN_NAMES = (frozenset(_WESTERN.split()) | MORE_GIVEN_NAMES) - DOUBTFUL_GIVEN_NAMES
"""Given names that are hardly ever anything else at the beginning of a name."""
