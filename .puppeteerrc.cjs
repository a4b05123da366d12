// The tests drive a browser that is already on the machine; nothing is downloaded at install.
module.exports = {skipDownload: true};
