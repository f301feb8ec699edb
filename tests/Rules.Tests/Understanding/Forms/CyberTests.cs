using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tests.Understanding.Forms;

public sealed class CyberTests
{
    private static CyberFigure Read(string text, string name = "street.md") => Assert.Single(Book.Of(Reader.Text(text, name)).Entries.OfType<CyberFigure>());

    [Fact]
    public void A_person_with_implants_has_all_its_fields()
    {
        var figure = Read("""
            # Adversaries

            ## Dax "Halogen" Orrin

            Dock enforcer

            **Role:** Solo
            **INT** 4 **REF** 7 **DEX** 6 **TECH** 3 **COOL** 6 **WILL** 5 **LUCK** – **MOVE** 6 **BODY** 8 **EMP** 3
            **HP** 40 **Seriously Wounded** 20 **Death Save** 8
            **Armor:** Head: plate cap SP 7, Body: dock plate SP 11
            **Weapons:** Heavy Pistol (3d6, ROF 2), Boat Hook 2d6
            **Skills:** Athletics 12, Handgun 14, Melee Weapon 13, Local Expert (Docks) 9
            **Cyberware:** Tide Lung, Grip Hand (left), Light Eyes
            **Gear:** Radio, Rope (30 m)
            """);
        Assert.Equal(("Dax \"Halogen\" Orrin", "Solo", 40, 20, 8), (figure.Name, figure.Role, figure.HitPoints, figure.SeriouslyWounded, figure.DeathSave));
        Assert.Equal(["int", "ref", "dex", "tech", "cool", "will", "move", "body", "emp"], figure.Stats.Select(static stat => stat.On));
        Assert.Equal([new Bonus("head", 7), new Bonus("body", 11)], figure.StoppingPower);
        Assert.Equal([("Heavy Pistol", "3d6", "ROF 2"), ("Boat Hook", "2d6", null)], figure.Attacks.Select(static attack => (attack.Name, attack.Damage, attack.Note)));
        Assert.Equal([new Bonus("athletics", 12), new Bonus("handgun", 14), new Bonus("melee weapon", 13), new Bonus("local expert (docks)", 9)], figure.Skills);
        Assert.Equal(["Tide Lung", "Grip Hand (left)", "Light Eyes"], figure.Cyberware);
        Assert.Equal(["Radio", "Rope (30 m)"], figure.Gear);
        Assert.Equal(("Dock enforcer", 1.0), (figure.Description, figure.ExtractionConfidence));
    }

    [Fact]
    public void Stats_and_weapons_may_be_tables_and_lists_stand_under_headings()
    {
        var figure = Read("""
            ## Quay Runner

            | INT | REF | DEX | TECH | COOL | WILL | LUCK | MOVE | BODY | EMP |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | 6 | 8 | 7 | 5 | 4 | 4 | 3 | 7 | 5 | 6 |

            HP: 30

            SP: 4 (head and body)

            ### Weapons

            | Weapon | ROF | Damage |
            | --- | --- | --- |
            | Flare Gun | 1 | 2d6 |

            ### Skills

            - Drive 13
            - Stealth +11

            ### Cyberware

            - Chip Socket
            - Fast Legs

            ## Later

            Nothing.
            """);
        Assert.Equal((10, 30), (figure.Stats.Count, figure.HitPoints));
        Assert.Equal([new Bonus("head", 4), new Bonus("body", 4)], figure.StoppingPower);
        Assert.Equal(("Flare Gun", "2d6", "ROF 1"), (figure.Attacks[0].Name, figure.Attacks[0].Damage, figure.Attacks[0].Note));
        Assert.Equal([new Bonus("drive", 13), new Bonus("stealth", 11)], figure.Skills);
        Assert.Equal(["Chip Socket", "Fast Legs"], figure.Cyberware);
        Assert.Empty(figure.Missing);
    }

    [Fact]
    public void Older_stats_and_missing_fields_are_told()
    {
        var figure = Read("# Old Hand\n\nINT 6 REF 7 TECH 5 COOL 8 ATTR 4 LUCK 6 MA 5 BODY 7 EMP 6\n\nHP 30\n");
        Assert.Equal(9, figure.Stats.Count);
        Assert.Equal(["stopping_power", "attacks", "skills", "gear"], figure.Missing);
        Assert.InRange(figure.ExtractionConfidence, 0.4, 0.8);
    }

    [Fact]
    public void What_a_person_says_replaces_a_list()
    {
        const string text = "# Old Hand\n\nINT 6 REF 7 TECH 5 COOL 8 ATTR 4 LUCK 6 MA 5 BODY 7 EMP 6\n\nCyberware: Lung\n";
        var corrected = Book.Of(Reader.Text(text, "x.md"), corrections: [new Correction("old-hand", null, "cyberware", "Hand, Eye")]).Entries.OfType<CyberFigure>().Single();
        Assert.Equal(["Hand", "Eye"], corrected.Cyberware);
    }
}
