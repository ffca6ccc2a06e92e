package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what failed outside of GraphQL, by the status alone: the causes stay here.
@Controller
class JsonErrors implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 404;
        write(response, status, refusal(status));
    }

    static ApiException refusal(int status) {
        return switch (status) {
            case 401 -> ApiException.unauthenticated();
            case 403 -> ApiException.forbidden("This is not allowed.");
            case 404 -> ApiException.notFound("page");
            case 405 -> ApiException.badInput("method", "UNSUPPORTED", "The method does not fit the path.");
            case 413 -> ApiException.of(ErrorCode.LIMIT_EXCEEDED, "The request is too large.");
            case 503 -> ApiException.unavailable("requests");
            default ->
                status < 500
                        ? ApiException.badInput("request", "MALFORMED", "The request cannot be understood.")
                        : ApiException.of(ErrorCode.INTERNAL, "Something went wrong on the server.")
                                .with("requestId", RequestId.current());
        };
    }

    static void write(HttpServletResponse response, int status, ApiException refusal) throws IOException {
        var bytes = Json.bytes(ErrorBody.of(refusal));
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
