namespace PluginHost.Architecture.Tests;

/// <summary>Who may know whom, read from what was built.</summary>
public sealed class KnowledgeTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["sdk"] = [],
        ["core/Dice"] = [],
        ["core/Journal"] = ["sdk"],
        ["core/Rules"] = ["sdk"],
        ["core/Campaigns"] = ["sdk", "core/Journal", "core/Dice", "core/Rules"],
        ["core/Plugins"] = ["sdk", "core/Journal"],
        ["core/Live"] = ["sdk", "core/Journal"],
        ["core/Host"] = ["sdk", "core/Dice", "core/Journal", "core/Rules", "core/Campaigns", "core/Plugins", "core/Live"],
    };

    public static TheoryData<string> Rooms => [.. Room.All.Select(room => room.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_whom_it_may(string name)
    {
        var room = Room.All.Single(room => room.Name == name);
        Assert.Empty(room.Knows.Except(MayKnow(name)));
    }

    [Fact]
    public void A_plugin_is_known_by_nobody() =>
        Assert.DoesNotContain(Room.All, room => room.Knows.Any(known => known.StartsWith("plugins/", StringComparison.Ordinal)));

    [Fact]
    public void Two_rooms_never_share_an_assembly_name() =>
        Assert.Equal(Room.All.Count, Room.All.Select(room => room.Assembly).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void No_part_of_the_core_names_a_bundled_plugin_in_its_project()
    {
        var plugins = Repository.Folders("plugins").ToList();
        var naming = Repository.Files("core", "*.csproj").Where(project => plugins.Any(plugin => Repository.Read(project).Contains($"plugins/{plugin}", StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(naming);
    }

    private static string[] MayKnow(string name)
    {
        if (name.StartsWith("plugins/", StringComparison.Ordinal) || name.StartsWith("sdk/", StringComparison.Ordinal))
        {
            return ["sdk"];
        }

        Assert.True(Allowed.ContainsKey(name), $"{name} is no room of the design.");
        return Allowed[name];
    }
}
