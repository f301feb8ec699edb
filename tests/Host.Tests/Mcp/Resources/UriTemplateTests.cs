namespace PluginHost.Host.Tests;

public sealed class UriTemplateTests
{
    [Theory]
    [InlineData("campaign://{id}/party", "campaign://salt/party", "id=salt")]
    [InlineData("rules://{source}/{section}", "rules://srd/Two%20Weapons", "source=srd,section=Two Weapons")]
    [InlineData("journal://recent", "journal://recent", "")]
    [InlineData("campaign://{id}", "campaign://salt/party", null)]
    [InlineData("campaign://{id}/party", "campaign:///party", null)]
    [InlineData("campaign://{id}/party", "campaign://salt/party/more", null)]
    [InlineData("rules://{source}/{section}", "rules://only", null)]
    [InlineData("a://{x", "a://{x", "")]
    public void Addresses_match_their_templates_whole_or_not_at_all(string template, string uri, string? values)
    {
        var found = new UriTemplate(template).Match(uri);
        Assert.Equal(values, found is null ? null : string.Join(',', found.Select(static pair => $"{pair.Key}={pair.Value}")));
    }
}
