using System.Globalization;
using ModelContextProtocol;

namespace PluginHost.Host.Tests;

public sealed class PagesTests
{
    private static readonly List<string> All = [.. Enumerable.Range(0, 450).Select(static i => i.ToString("000", CultureInfo.InvariantCulture))];

    [Fact]
    public void Pages_together_are_the_list_also_when_something_goes_meanwhile()
    {
        var (first, next) = Pages.Of(All, static one => one, null);
        var (second, more) = Pages.Of(All.Where(one => one != first[^1]), static one => one, next);
        var (third, end) = Pages.Of(All, static one => one, more);
        Assert.Equal(All, [.. first, .. second, .. third]);
        Assert.Null(end);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no cursor!")]
    public void What_is_no_cursor_is_refused(string cursor) => Assert.Throws<McpProtocolException>(() => Pages.Of(All, static one => one, cursor));
}
