using PluginHost.Sdk;

namespace PluginHost.Live.Tests;

public sealed class PeopleTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("people-").FullName;

    [Fact]
    public void Whoever_is_erased_does_not_come_back_with_a_backup()
    {
        var people = Open().People;
        var (mira, otto) = (people.Add("Mira").Value!, people.Add("Otto").Value!);
        var backup = Path.Combine(_data, "copy.json");
        Assert.True(PeopleCopy.Write(_data, backup));
        people.Erase(mira.Id);
        Assert.Equal(mira.Id, people.NameOf(mira.Id));
        Assert.True(PeopleCopy.Accept(_data, backup));
        File.Move(backup, PeopleCopy.FileIn(_data), overwrite: true);
        Assert.Equal(otto.Id, Assert.Single(Open().People.All).Id);
        Assert.DoesNotContain("Mira", string.Concat(Directory.GetFiles(_data, "*.json").Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_is_none_is_not_accepted()
    {
        foreach (var text in new[] { "", "{}", "[]", "null", "{\"people\":7}" })
        {
            var file = Path.Combine(_data, "copy.json");
            File.WriteAllText(file, text);
            Assert.False(PeopleCopy.Accept(_data, file));
        }
    }

    [Fact]
    public void The_directory_is_for_its_owner_only_and_a_damaged_one_lets_nobody_in()
    {
        Open().People.Add("Mira");
        var file = PeopleCopy.FileIn(_data);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        File.WriteAllText(file, "{");
        var opened = Membership.Open(new byte[32], _data, TimeProvider.System);
        Assert.Equal("identity-damaged", opened.Error?.Code);
        Assert.DoesNotContain(_data, opened.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_may_is_their_roles_then_what_they_were_denied_then_what_they_were_allowed()
    {
        var people = Open().People;
        var mira = people.Add("Mira").Value!.Id;
        Assert.Null(people.MayUse(mira, "undo"));
        people.Deny(mira, "*");
        Assert.False(people.MayUse(mira, "undo"));
        people.Allow(mira, "undo");
        Assert.True(people.MayUse(mira, "undo"));
        people.Deny(mira, "undo");
        Assert.False(people.MayUse(mira, "undo"));
        people.Reset(mira, "*");
        people.Reset(mira, "undo");
        Assert.Null(people.MayUse(mira, "undo"));
    }

    [Fact]
    public void A_right_lent_for_one_campaign_opens_no_other()
    {
        var people = Open().People;
        var mira = people.Add("Mira").Value!.Id;
        people.SetRole(mira, "camp", Role.Player);
        people.SetRole(mira, "other", Role.GameMaster);
        var player = people.PrincipalOf(mira, "camp", "browser")!;
        Assert.Equal((Role.Player, "camp"), (player.Role, player.Campaign));
        Assert.Equal(Role.GameMaster, people.In(player, "other")?.Role);
        Assert.Null(people.In(player, "third"));
        Assert.Null(people.In(player with { Granted = Audience.Table }, "other"));
        Assert.Null(people.In(player with { Role = Role.Plugin }, "other"));
        people.Disable(mira, disabled: true);
        Assert.Null(people.PrincipalOf(mira, "camp", "browser"));
        Assert.Null(people.In(player, "other"));
    }

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_id()
    {
        var people = Open().People;
        var first = people.Add("Mira").Value!;
        people.Add("mira");
        Assert.Contains(first.Id, people.Named("Mira").Error!.Hint, StringComparison.Ordinal);
        Assert.Equal(first.Id, people.Named(first.Id).Value!.Id);
        Assert.Equal("not-found", people.Named("Otto").Error?.Code);
    }

    [Fact]
    public void An_account_belongs_to_one_person()
    {
        var people = Open().People;
        var (mira, otto) = (people.Add("Mira").Value!.Id, people.Add("Otto").Value!.Id);
        Assert.True(people.Link(mira, new Handle("provider", "17", "mira")).Succeeded);
        Assert.Equal("conflict", people.Link(otto, new Handle("provider", "17", "otto")).Error?.Code);
        Assert.Equal(mira, people.FindByHandle("provider", "17")?.Id);
    }

    [Fact]
    public void A_key_of_a_name_that_is_used_again_is_another()
    {
        var membership = Open();
        var first = membership.Keys.Text(membership.Keyring.Create("foundry", Role.Plugin, "camp").Value!);
        Assert.Equal("conflict", membership.Keyring.Create("foundry", Role.Plugin, "camp").Error?.Code);
        membership.Keyring.Revoke("foundry");
        var second = membership.Keys.Text(membership.Keyring.Create("foundry", Role.Player, "camp").Value!);
        Assert.False(membership.Keys.Verify(first).Succeeded);
        Assert.Equal(Role.Player, membership.Keys.Verify(second).Value?.Role);
        Assert.Equal(Role.Player, Open().Keys.Verify(second).Value?.Role);
        Assert.NotNull(Open().Keyring.All.Single().Used);
        Assert.DoesNotContain(second.Split('.')[1], File.ReadAllText(Path.Combine(_data, "keyring.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Foundry", Role.Plugin, "camp", "name")]
    [InlineData("", Role.Plugin, "camp", "name")]
    [InlineData("a/b", Role.Plugin, "camp", "name")]
    [InlineData("foundry", Role.Plugin, null, "campaign")]
    [InlineData("foundry", Role.Spectator, "camp", "role")]
    public void A_key_that_cannot_be_is_refused_by_field(string name, Role role, string? campaign, string field) => Assert.Equal(field, Open().Keyring.Create(name, role, campaign).Error?.Field);

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Membership Open() => Membership.Open(HostKey.LoadOrCreate(_data).Value!, _data, TimeProvider.System).Value!;
}
