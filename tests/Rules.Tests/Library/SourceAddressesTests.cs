using System.Net;
using PluginHost.Rules.Library;

namespace PluginHost.Rules.Tests.Library;

public sealed class SourceAddressesTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("2002:c0a8:101::1", false)]
    public void Only_addresses_of_the_whole_world_are_called(string address, bool isPublic) =>
        Assert.Equal(isPublic, SourceAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://example.org/book.pdf")]
    [InlineData("ftp://example.org/book.pdf")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@example.org/book.pdf")]
    [InlineData("https://")]
    public async Task An_address_is_https_and_holds_no_password(string address)
    {
        using var addresses = new SourceAddresses();

        Assert.Equal("path", (await addresses.ReadAsync(address, default)).Error?.Field);
    }

    [Fact]
    public async Task What_resolves_to_this_house_is_not_called()
    {
        using var addresses = new SourceAddresses();

        Assert.Equal("forbidden", (await addresses.ReadAsync("https://localhost:8765/api/events", default)).Error?.Code);
    }
}
