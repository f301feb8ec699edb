namespace PluginHost.Sdk.Tests;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("everyone", "everyone", true)]
    [InlineData("everyone", "table", false)]
    [InlineData("everyone", "gm", false)]
    [InlineData("everyone", "person:mira", false)]
    [InlineData("table", "everyone", true)]
    [InlineData("table", "table", true)]
    [InlineData("table", "gm", false)]
    [InlineData("table", "person:mira", false)]
    [InlineData("gm", "everyone", true)]
    [InlineData("gm", "table", true)]
    [InlineData("gm", "gm", true)]
    [InlineData("gm", "person:mira", false)]
    [InlineData("person:mira", "everyone", true)]
    [InlineData("person:mira", "table", false)]
    [InlineData("person:mira", "person:mira", true)]
    [InlineData("person:mira", "person:tom", false)]
    [InlineData("table,person:mira", "gm,person:mira", true)]
    public void A_reader_sees_what_its_grant_includes(string granted, string addressed, bool sees) =>
        Assert.Equal(sees, Parse(granted).MaySee(Parse(addressed)));

    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        Assert.Equal(Parse("gm,table"), Parse("table,gm,table"));
        Assert.Equal(Parse("gm,table").GetHashCode(), Parse("table,gm").GetHashCode());
        Assert.NotEqual(Parse("gm"), Parse("table"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GM")]
    [InlineData("players")]
    [InlineData("person:")]
    [InlineData("person:a b")]
    [InlineData("person:a,b")]
    public void What_is_no_audience_is_named(string member)
    {
        var audience = Audience.Of(member);
        Assert.False(audience.Succeeded);
        Assert.Equal("audience", audience.Error.Field);
        Assert.Contains($"'{member}'", audience.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audience_of_nobody_is_none() => Assert.False(Audience.Of().Succeeded);

    [Fact]
    public void A_person_without_an_id_is_refused() => Assert.Throws<ArgumentException>(() => Audience.Person(" "));

    [Fact]
    public void Both_together_see_what_either_sees()
    {
        var both = Audience.Table.Or(Audience.Person("mira"));
        Assert.True(both.MaySee(Audience.Table));
        Assert.True(both.MaySee(Audience.Person("mira")));
        Assert.False(both.MaySee(Audience.GameMaster));
    }

    [Theory]
    [InlineData(Role.GameMaster, "gm,person:mira")]
    [InlineData(Role.Player, "person:mira,table")]
    [InlineData(Role.Spectator, "everyone")]
    [InlineData(Role.Overlay, "everyone")]
    [InlineData(Role.Plugin, "everyone")]
    public void A_role_decides_what_a_principal_sees(Role role, string expected) =>
        Assert.Equal(expected, new Principal("mira", role, "http").Audience.ToString());

    [Fact]
    public void A_plugin_sees_what_it_was_granted() =>
        Assert.Equal(Audience.Table, new Principal("omen-dice", Role.Plugin, "plugin") { Granted = Audience.Table }.Audience);

    private static Audience Parse(string members) => Audience.Of(members.Split(',')).Value!;
}
