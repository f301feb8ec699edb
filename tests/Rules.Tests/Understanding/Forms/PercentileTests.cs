using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Forms;

public sealed class PercentileTests
{
    private static PercentileFigure Read(string text, string name = "people.md") => Assert.Single(Book.Of(Reader.Text(text, name)).Entries.OfType<PercentileFigure>());

    [Fact]
    public void A_person_with_percentile_skills_has_all_its_fields()
    {
        var figure = Read("""
            # People

            ## Orla Tamm, keeper of the tide bell

            STR 65 CON 70 SIZ 60 DEX 45 INT 55 APP 40 POW 50 EDU 62 SAN 38 HP 13
            DB: +1D4 Build: 1 Move: 7 MP: 10 Luck: 35

            **Combat**

            Brawl 55% (27/11), damage 1D3+1D4
            .38 Revolver 40% (20/8), damage 1D10
            Dodge 30% (15/6)

            **Skills**: Navigate 45%, Spot Hidden 60%, Listen 52%, Art/Craft (Bellfounding) 70%

            **Spells**: Call the Tide, Still the Bell

            **Armor**: 1-point oilskin

            **Possessions**: lantern, a ring of keys
            """);
        Assert.Equal(("Orla Tamm", 13, "+1D4", 1, 7, 10), (figure.Name, figure.HitPoints, figure.DamageBonus, figure.Build, figure.Move, figure.MagicPoints));
        Assert.Equal([65, 70, 60, 45, 55, 40, 50, 62], figure.Stats.Select(static stat => stat.Value));
        Assert.Equal((38, 35, "1-point oilskin", "keeper of the tide bell"), (figure.Sanity, figure.Luck, figure.Armor, figure.Description));
        Assert.Equal([("Brawl", 55, "1D3+1D4"), (".38 Revolver", 40, "1D10")], figure.Attacks.Select(static attack => (attack.Name, attack.Chance ?? 0, attack.Damage)));
        Assert.Equal([new Bonus("dodge", 30), new Bonus("navigate", 45), new Bonus("spot hidden", 60), new Bonus("listen", 52), new Bonus("art/craft (bellfounding)", 70)], figure.Skills);
        Assert.Equal(["Call the Tide", "Still the Bell"], figure.Spells);
        Assert.Equal(["lantern", "a ring of keys"], figure.Gear);
        Assert.Equal(1, figure.ExtractionConfidence);
    }

    [Fact]
    public void A_creature_has_its_characteristics_in_a_table_and_costs_sanity()
    {
        var figure = Read("""
            # The Sunken

            It comes with the tide.

            | char. | averages | rolls |
            | --- | --- | --- |
            | STR | 105 | (6D6 ×5) |
            | CON | 90 | (5D6 ×5) |
            | SIZ | 120 | (7D6 ×5) |
            | DEX | 35 | (2D6 ×5) |
            | INT | 50 | (3D6 ×5) |
            | POW | 70 | (4D6 ×5) |

            **HP:** 21
            **Average Damage Bonus:** +2D6
            **Average Build:** 3
            **Average Magic Points:** 14
            **Move:** 8 / 10 swimming

            ### Attacks

            **Attacks per round:** 2
            **Fighting attacks:** It strikes with both arms.

            Fighting 45% (22/9), damage 1D8 + DB or drag
            Dodge 20% (10/4)

            ### Skills

            Stealth 60%, Swim 90%.

            **Armor:** 3-point scales.
            **Sanity Loss:** 1/1D8 Sanity points to see one.
            """);
        Assert.Equal([105, 90, 120, 35, 50, 70], figure.Stats.Select(static stat => stat.Value));
        Assert.Equal((21, "+2D6", 3, 14, 8, "1/1D8", "2"), (figure.HitPoints, figure.DamageBonus, figure.Build, figure.MagicPoints, figure.Move, figure.SanityLoss, figure.AttacksPerRound));
        Assert.Equal(("Fighting", 45, "1D8 + DB", "or drag"), (figure.Attacks[0].Name, figure.Attacks[0].Chance, figure.Attacks[0].Damage, figure.Attacks[0].Note));
        Assert.Equal([new Bonus("dodge", 20), new Bonus("stealth", 60), new Bonus("swim", 90)], figure.Skills);
        Assert.Equal("It comes with the tide.", figure.Description);
        Assert.Equal(1, figure.ExtractionConfidence);
    }

    [Fact]
    public void All_may_stand_in_one_paragraph_and_the_name_above_it()
    {
        var figure = Read("""
            Bram Hollis

            STR CON SIZ DEX INT APP POW EDU 55 60 65 50 70 45 40 80 HP 12 Damage Bonus: none Build: 0 Move: 8 Magic Points: 8

            Knife 35% (17/7), damage 1D4+DB Shotgun 45% (22/9), damage 4D6/2D6/1D6 Dodge 25% (12/5)

            Skills: Law 50%, Library Use 65%
            """, "people.txt");
        Assert.Equal(("Bram Hollis", 80, "none", 0), (figure.Name, figure.Stat("edu"), figure.DamageBonus, figure.Build));
        Assert.Equal([("Knife", "1D4+DB"), ("Shotgun", "4D6/2D6/1D6")], figure.Attacks.Select(static attack => (attack.Name, attack.Damage)));
        Assert.Equal(1, figure.ExtractionConfidence);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var figure = Read("# Nobody\n\nSTR 50 CON 50 SIZ 50 DEX 50 POW 50\n\nHP: 10\n");
        Assert.Equal(["damage_bonus", "build", "move", "attacks", "skills"], figure.Missing);
        Assert.InRange(figure.ExtractionConfidence, 0.4, 0.7);
    }
}
